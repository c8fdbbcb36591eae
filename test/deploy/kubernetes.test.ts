import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "@jest/globals";
import { Deployment } from "kubernetes-models/apps/v1/Deployment";
import { NetworkPolicy } from "kubernetes-models/networking.k8s.io/v1/NetworkPolicy";
import { PodDisruptionBudget } from "kubernetes-models/policy/v1/PodDisruptionBudget";
import { Namespace } from "kubernetes-models/v1/Namespace";
import { Service } from "kubernetes-models/v1/Service";
import { parse } from "yaml";
import { SETTINGS } from "../../src/server/setting-declarations.ts";

const FOLDER = join(import.meta.dirname, "..", "..", "deploy", "kubernetes");

const read = (file: string): unknown => parse(readFileSync(join(FOLDER, file), "utf8"));

/** A manifest that fits the schema of its kind; the schema is that of Kubernetes itself. */
function manifest<Kind extends { validate(): void }>(
  file: string,
  Kind: new (content: never) => Kind,
): Kind {
  const found = new Kind(read(file) as never);
  found.validate();
  return found;
}

const deployment = () => manifest("deployment.yaml", Deployment);
const pod = () => deployment().spec?.template.spec;
const container = () => pod()?.containers[0];

describe("the manifests for Kubernetes", () => {
  test("fit their schemas, and a mistake would not", () => {
    manifest("namespace.yaml", Namespace);
    manifest("service.yaml", Service);
    manifest("disruption-budget.yaml", PodDisruptionBudget);
    manifest("network-policy.yaml", NetworkPolicy);
    expect(container()?.name).toBe("codeloom");
    const wrong = new Deployment(read("deployment.yaml") as never);
    if (wrong.spec) wrong.spec.replicas = "three" as never;
    expect(() => {
      wrong.validate();
    }).toThrow("replicas");
  });

  test("are all named by the kustomization, which names no other", () => {
    const { resources, kind } = read("kustomization.yaml") as { resources: string[]; kind: string };
    expect(kind).toBe("Kustomization");
    expect(["kustomization.yaml", ...resources].sort()).toEqual(readdirSync(FOLDER).sort());
  });

  test("speak of the same pods", () => {
    const labels = deployment().spec?.template.metadata?.labels;
    expect(labels).toEqual({ "app.kubernetes.io/name": "codeloom" });
    for (const selected of [
      deployment().spec?.selector.matchLabels,
      manifest("service.yaml", Service).spec?.selector,
      manifest("disruption-budget.yaml", PodDisruptionBudget).spec?.selector?.matchLabels,
      manifest("network-policy.yaml", NetworkPolicy).spec?.podSelector.matchLabels,
    ])
      expect(selected).toEqual(labels);
  });

  test("ask whether a server is up and whether it can answer, by name of its port", () => {
    const { ports, startupProbe, livenessProbe, readinessProbe } = container() ?? {};
    expect(ports).toEqual([{ name: "http", containerPort: 4000 }]);
    expect(startupProbe?.httpGet).toEqual({ path: "/healthz", port: "http" });
    expect(livenessProbe?.httpGet).toEqual({ path: "/healthz", port: "http" });
    // A database that is away makes no server be started anew.
    expect(readinessProbe?.httpGet).toEqual({ path: "/readyz", port: "http" });
    const [port] = manifest("service.yaml", Service).spec?.ports ?? [];
    expect(port?.targetPort).toBe("http");
    const [rule] = manifest("network-policy.yaml", NetworkPolicy).spec?.ingress ?? [];
    expect(rule?.ports).toEqual([{ port: "http", protocol: "TCP" }]);
  });

  test("let a server do nothing that it needs not", () => {
    expect(pod()?.automountServiceAccountToken).toBe(false);
    expect(pod()?.securityContext).toMatchObject({
      runAsNonRoot: true,
      runAsUser: 1000,
      seccompProfile: { type: "RuntimeDefault" },
    });
    expect(container()?.securityContext).toEqual({
      allowPrivilegeEscalation: false,
      readOnlyRootFilesystem: true,
      capabilities: { drop: ["ALL"] },
    });
    const { requests, limits } = container()?.resources ?? {};
    expect(Object.keys({ ...requests })).toEqual(["cpu", "memory"]);
    expect(Object.keys({ ...limits })).toEqual(["memory"]);
  });

  test("give it settings that it has, and secrets only by reference", () => {
    const environment = container()?.env ?? [];
    const settings = Object.values(SETTINGS).map(({ variable }): string => variable);
    expect([...settings, "API_KEYS_FILE"]).toEqual(
      expect.arrayContaining(environment.map(({ name }) => name)),
    );
    for (const { name, value, valueFrom } of environment)
      if (/PASSWORD|USER|URI/.test(name)) {
        expect(value).toBeUndefined();
        expect(valueFrom?.secretKeyRef?.name).toBe("codeloom");
      }
  });

  test("lose no request when servers are replaced", () => {
    expect(deployment().spec?.strategy?.rollingUpdate).toMatchObject({ maxUnavailable: 0 });
    // The longest request, and the pause before a server stops to take more.
    expect(pod()?.terminationGracePeriodSeconds).toBeGreaterThan(30 + 5);
    expect(container()?.lifecycle?.preStop).toBeDefined();
  });
});
