import { useState, type ClipboardEvent, type SyntheticEvent } from "react";
import { useLocation } from "wouter";
import { useAsOf } from "../address/as-of.ts";
import { addressOf } from "../address/to.tsx";
import type { Setting } from "../generated/graphql.ts";
import { words } from "../parts/words.ts";
import {
  EMPTY_LINE,
  SETTINGS,
  filledLines,
  paramsOf,
  type ClaimForm,
  type Line,
} from "./claim-form.ts";
import { ClaimLines } from "./claim-lines.tsx";
import { pastedLines } from "./pasted-lines.ts";

const EMPTY_LINES = [EMPTY_LINE, EMPTY_LINE];

/** The form of a claim. */
export function ClaimEditor({ initial }: { readonly initial: ClaimForm }) {
  const [form, setForm] = useState<ClaimForm>({
    ...initial,
    lines: initial.lines.length === 0 ? EMPTY_LINES : initial.lines,
  });
  const [, navigate] = useLocation();
  const asOf = useAsOf();
  const change = (changed: Partial<ClaimForm>) => {
    setForm((current) => ({ ...current, ...changed }));
  };
  const paste = (event: ClipboardEvent) => {
    const lines = pastedLines(event.clipboardData.getData("text/plain"));
    if (lines === null) return;
    event.preventDefault();
    change({ lines: [...filledLines(form), ...lines] });
  };
  const check = (event: SyntheticEvent) => {
    event.preventDefault();
    navigate(addressOf("/claim", paramsOf(form), asOf));
  };
  return (
    <form className="claim" onSubmit={check} onPaste={paste}>
      <div className="fields">
        <label className="field">
          Date of service
          <input
            type="date"
            required
            value={form.date}
            onChange={({ target }) => {
              change({ date: target.value });
            }}
          />
        </label>
        <label className="field">
          Setting
          <select
            value={form.setting}
            onChange={({ target }) => {
              change({ setting: target.value as Setting });
            }}
          >
            {SETTINGS.map((setting) => (
              <option key={setting} value={setting}>
                {words(setting)}
              </option>
            ))}
          </select>
        </label>
        <label className="field wide">
          Earlier procedures, as “27447 2024-08-01”
          <input
            value={form.prior}
            onChange={({ target }) => {
              change({ prior: target.value });
            }}
          />
        </label>
      </div>
      <ClaimLines
        lines={form.lines}
        onChange={(lines: readonly Line[]) => {
          change({ lines });
        }}
      />
      <div className="fields no-print">
        <button
          type="button"
          onClick={() => {
            change({ lines: [...form.lines, EMPTY_LINE] });
          }}
        >
          Add a line
        </button>
        <button type="submit" className="main-action">
          Check
        </button>
      </div>
    </form>
  );
}
