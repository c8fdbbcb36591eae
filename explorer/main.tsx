import "./style/tokens.css";
import "./style/base.css";
import "./style/frame.css";
import "./style/table.css";
import "./style/marks.css";
import "./style/views.css";
import "./style/search.css";
import { QueryClientProvider } from "@tanstack/react-query";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { applyTheme } from "./parts/theme.ts";
import { Routes } from "./routes.tsx";
import { createAnswers } from "./server/answers.ts";

const root = document.getElementById("explorer");
if (root === null) throw new Error("The page lacks the element that the explorer is put into.");

applyTheme();
createRoot(root).render(
  <StrictMode>
    <QueryClientProvider client={createAnswers()}>
      <Routes />
    </QueryClientProvider>
  </StrictMode>,
);
