import type { FastifyInstance } from "fastify";
import { sendPage, wantsPage, type Page } from "./page.ts";

/** The addresses of its views, which the page tells apart itself (`explorer/routes.tsx`). */
const VIEWS = ["/", "/code/*", "/modifier/*", "/node/*", "/graph", "/claim"];

/** Adds the page for those who explore the graph; programs that ask for `/` are led to the API. */
export function addExplorer(app: FastifyInstance, page: Page | null): void {
  for (const view of VIEWS)
    app.get(view, { config: { access: "open" } }, (request, reply) => {
      void reply.header("vary", "accept");
      if (page !== null && wantsPage(request)) return sendPage(reply, page);
      if (view === "/") return reply.redirect("/graphql");
      reply.callNotFound();
      return reply;
    });
}
