import {
  DiagLogLevel,
  ROOT_CONTEXT,
  SpanKind,
  SpanStatusCode,
  defaultTextMapGetter,
  diag,
  trace,
  type Context,
  type Span,
  type Tracer,
} from "@opentelemetry/api";
import { W3CTraceContextPropagator } from "@opentelemetry/core";
import { OTLPTraceExporter } from "@opentelemetry/exporter-trace-otlp-http";
import {
  defaultResource,
  detectResources,
  envDetector,
  resourceFromAttributes,
} from "@opentelemetry/resources";
import { BasicTracerProvider, BatchSpanProcessor } from "@opentelemetry/sdk-trace-base";
import type { FastifyRequest } from "fastify";
import type { WatchedRead } from "../../graph/watched-view.ts";
import type { Logger } from "../logger.ts";
import type { Tracing } from "./observation.ts";
import type { OperationWatch } from "./operation-watch.ts";

/**
 * Begins to send traces by OTLP over HTTP, as the standard variables of OpenTelemetry say: where to,
 * under which name of the service, how many.
 */
export function startTracing(logger: Logger): Tracing {
  const tell = (message: string, ...details: unknown[]) => {
    logger.warn({ details }, `Traces: ${message}`);
  };
  const quiet = () => undefined;
  diag.setLogger(
    { error: tell, warn: tell, info: quiet, debug: quiet, verbose: quiet },
    { logLevel: DiagLogLevel.WARN, suppressOverrideMessage: true },
  );
  const provider = new BasicTracerProvider({
    resource: defaultResource()
      .merge(resourceFromAttributes({ "service.name": "codeloom" }))
      .merge(detectResources({ detectors: [envDetector] })),
    spanProcessors: [new BatchSpanProcessor(new OTLPTraceExporter())],
  });
  return new RequestTraces(provider.getTracer("codeloom"), () =>
    provider.shutdown().catch((error: unknown) => {
      tell("the last could not be sent.", error);
    }),
  );
}

/** Spans of a request: HTTP, below it the operation, its reads, and the statements of each. */
class RequestTraces implements Tracing {
  readonly #tracer: Tracer;
  readonly #propagator = new W3CTraceContextPropagator();
  readonly #spans = new WeakMap<FastifyRequest, Span>();
  readonly close: () => Promise<void>;

  constructor(tracer: Tracer, close: () => Promise<void>) {
    this.#tracer = tracer;
    this.close = close;
  }

  requestBegins(request: FastifyRequest): void {
    const { method, url, headers, id, routeOptions } = request;
    const parent = this.#propagator.extract(ROOT_CONTEXT, headers, defaultTextMapGetter);
    const [path = ""] = url.split("?", 1);
    const route = routeOptions.url;
    const attributes = {
      "http.request.method": method,
      "url.path": path,
      ...(route !== undefined && { "http.route": route }),
      "codeloom.request_id": id,
    };
    const name = route === undefined ? method : `${method} ${route}`;
    this.#spans.set(
      request,
      this.#tracer.startSpan(name, { kind: SpanKind.SERVER, attributes }, parent),
    );
  }

  requestEnds(request: FastifyRequest, status: number): void {
    const span = this.#spans.get(request);
    span?.setAttribute("http.response.status_code", status);
    if (request.operation !== null) span?.setAttribute("graphql.operation.name", request.operation);
    if (status >= 500) span?.setStatus({ code: SpanStatusCode.ERROR });
    span?.end();
  }

  operationEnds(request: FastifyRequest, watch: OperationWatch): void {
    const parent = this.#spans.get(request);
    if (parent === undefined) return;
    const { operation, startedAt, reads, cost, errors } = watch;
    const span = this.#tracer.startSpan(
      operation === null ? "query" : `query ${operation}`,
      {
        startTime: startedAt,
        attributes: {
          "graphql.operation.type": "query",
          ...(operation !== null && { "graphql.operation.name": operation }),
          ...(cost !== null && { "codeloom.cost": cost }),
        },
      },
      within(parent),
    );
    for (const read of reads) this.#traceRead(read, within(span));
    if (errors.length > 0)
      span.setStatus({ code: SpanStatusCode.ERROR, message: errors.join(", ") });
    span.end();
  }

  #traceRead(read: WatchedRead, parent: Context): void {
    const { kind, startedAt, milliseconds, failed, statements } = read;
    const shape = read.shape();
    const span = this.#tracer.startSpan(
      `${kind} ${shape.split(/[{|,]/, 1)[0] ?? ""}`,
      { startTime: startedAt, attributes: { "codeloom.read": kind, "codeloom.shape": shape } },
      parent,
    );
    for (const { cypher, rows, ...sent } of statements) {
      const statement = this.#tracer.startSpan(
        `Cypher ${/^\/\/ (.+)/.exec(cypher)?.[1] ?? ""}`.trim(),
        {
          kind: SpanKind.CLIENT,
          startTime: sent.startedAt,
          attributes: {
            "db.system.name": "neo4j",
            "db.query.text": cypher,
            "db.response.returned_rows": rows,
          },
        },
        within(span),
      );
      if (sent.failed) statement.setStatus({ code: SpanStatusCode.ERROR });
      statement.end(sent.startedAt + sent.milliseconds);
    }
    if (failed) span.setStatus({ code: SpanStatusCode.ERROR });
    span.end(milliseconds === null ? undefined : startedAt + milliseconds);
  }
}

const within = (span: Span): Context => trace.setSpan(ROOT_CONTEXT, span);
