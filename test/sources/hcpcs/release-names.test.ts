import { describe, expect, test } from "@jest/globals";
import { releaseDateInName } from "../../../src/sources/release-identity.ts";

describe("the names under which HCPCS was published", () => {
  test.each([
    ["HCPC2025_OCT_ANWEB.xlsx", "2025-10-01"],
    ["HCPC2025_OCT_ANWEB_v3.txt", "2025-10-01"],
    ["HCPC2026_APR_ANWEB_v2.csv", "2026-04-01"],
    ["HCPC2026_JUL_ANWEB_06172026.txt", "2026-07-01"],
    ["HCPC2026_JAN_ANWEB_01122026.xlsx", "2026-01-01"],
    ["HCPC2020_APRIL_ANWEB_w_disclaimer_v5.xlsx", "2020-04-01"],
    ["HCPC2021_APR_CONTR_ANWEB.xlsx", "2021-04-01"],
    ["HCPC2021_JULY_ANWEB_v2.xlsx", "2021-07-01"],
    ["HCPC2020_ANWEB_w_disclaimer.csv", "2020-01-01"],
    ["HCPC2019_CONTR_ANWEB.txt", "2019-01-01"],
    ["HCPC2018_CONTR_ANWEB_disc.xlsx", "2018-01-01"],
    ["HCPC17_CONTR_ANWEB.xlsx", "2017-01-01"],
    ["HCPC2015_CONTR_ANWEB_v2.txt", "2015-01-01"],
    ["HCPC2014_ANWEB.txt", "2014-01-01"],
    ["HCPC2013_A-N.txt", "2013-01-01"],
    ["13anweb.zip", "2013-01-01"],
    ["12anweb (1).zip", "2012-01-01"],
    ["2019-Alpha-Numeric-HCPCS-File.zip", "2019-01-01"],
    ["2015-Annual-Alpha-Numeric-HCPCS-File.zip", "2015-01-01"],
    ["october-2025-alpha-numeric-hcpcs-file.zip", "2025-10-01"],
    ["july-2024-alpha-numeric-hcpcs-file.zip", "2024-07-01"],
  ])("%s holds from %s", (name, effectiveFrom) => {
    expect(releaseDateInName(name)).toEqual({ effectiveFrom, vagueUntil: null });
  });

  test.each(["anweb.xlsx", "HCPC_ANWEB.txt", "hcpcs2019.txt", "HCPCS2019_recordlayout.txt"])(
    "%s tells no date",
    (name) => {
      expect(releaseDateInName(name)).toBeNull();
    },
  );
});
