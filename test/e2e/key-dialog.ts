import type { Page } from "playwright-core";

/** What somebody does with the dialog: gives a password, or closes it. */
export type Reaction = { readonly password: string } | "cancel";

/**
 * The dialog in which a browser asks for a password. It is no part of a page, so no test can type into
 * it: where Chromium would open it, it asks through the protocol of its developer tools instead.
 */
export class KeyDialog {
  /** How often it was opened. */
  opened = 0;
  readonly #reactions: Reaction[] = [];

  /** Takes the place of the dialog of a page that has not been opened yet. */
  static async of(page: Page): Promise<KeyDialog> {
    const dialog = new KeyDialog();
    const session = await page.context().newCDPSession(page);
    // A page that is left no longer waits for its requests.
    const send = (...command: Parameters<typeof session.send>) =>
      void session.send(...command).catch(() => undefined);
    session.on("Fetch.requestPaused", ({ requestId }) => {
      send("Fetch.continueRequest", { requestId });
    });
    session.on("Fetch.authRequired", ({ requestId }) => {
      dialog.opened++;
      const reaction = dialog.#reactions.shift() ?? "cancel";
      const authChallengeResponse =
        reaction === "cancel"
          ? ({ response: "CancelAuth" } as const)
          : ({ response: "ProvideCredentials", username: "anybody", ...reaction } as const);
      send("Fetch.continueWithAuth", { requestId, authChallengeResponse });
    });
    await session.send("Fetch.enable", { handleAuthRequests: true });
    return dialog;
  }

  /** What will be done with it, one after the other; after these it is closed. */
  will(...reactions: readonly Reaction[]): void {
    this.#reactions.push(...reactions);
  }
}
