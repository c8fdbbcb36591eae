import type { Command } from "commander";
import { SETTING_LIST } from "../server/setting-declarations.ts";
import { readSettings, type Flags, type Settings } from "../server/settings.ts";

/** Gives a command the flags of all settings; its help says the variable and default of each. */
export function withSettings(command: Command): Command {
  command.optionsGroup("Settings, by flag or by variable:");
  for (const { flag, placeholder, meaning, variable, default: fallback } of SETTING_LIST) {
    const otherwise = fallback === null ? "" : `, ${fallback} by default`;
    command.option(`${flag} <${placeholder}>`, `${meaning} (${variable}${otherwise})`);
  }
  return command;
}

/** The settings that a command runs with. */
export const settingsOf = (command: Command): Settings =>
  // Commander names the value of --data-dir dataDir, which is the key of the setting as well.
  readSettings(process.env, command.opts<Flags>());
