import { register } from "node:module";

// Child processes of tests run the sources themselves, as the tests do.
register("./typescript-hooks.js", import.meta.url);
