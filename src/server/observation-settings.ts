import { declare, wholeNumber, yesOrNo } from "./declare-setting.ts";

/** What an operator sees of the server at work. */
export const OBSERVATION_SETTINGS = {
  metricsPort: declare(
    "METRICS_PORT",
    "NUMBER",
    null,
    "Port of HOST for /metrics alone, open to all who reach it; without it, they are on PORT and as protected as all else.",
    wholeNumber(0, 65_535),
  ),
  slowQueryMs: declare(
    "SLOW_QUERY_MS",
    "NUMBER",
    "1000",
    "From how many milliseconds on a query is logged with what it reads; 0 for none.",
    wholeNumber(0, 3_600_000),
  ),
  traces: declare(
    "TRACES",
    "true|false",
    null,
    "Whether traces are sent by OTLP; without it, if OTEL_EXPORTER_OTLP_ENDPOINT is set. The other variables of OpenTelemetry hold as well.",
    yesOrNo,
  ),
} as const;
