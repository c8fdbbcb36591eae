/** What the codes of the list fulfil: that of the published operation `browse`. */
export const LIST_FILTER = {
  system: "CPT",
  codeFrom: "20000",
  codeTo: "29999",
  indicators: [
    { type: "GLOBAL_DAYS", in: ["000", "010", "090"] },
    { type: "BILATERAL_SURGERY", in: ["1"] },
  ],
  modifier: "50",
  verdict: "ALLOWED",
} as const;

export const LIST_PAGE = 100;
