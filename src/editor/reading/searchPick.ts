import * as vscode from 'vscode';

/** A quick pick whose list is searched anew while the reader types. */
export interface SearchPick<T extends vscode.QuickPickItem> {
  readonly title: string;
  readonly placeholder: string;
  /** What stands in the box at first. */
  readonly value?: string;
  /** The list for what was typed. Its items need `alwaysShow`, as VS Code's own filter knows nothing of the search. */
  search(query: string): Promise<readonly T[]>;
  accept(item: T): unknown;
  /** A button on an item was pressed. */
  press?(item: T): unknown;
}

/** Rest after the last letter before the list is searched, in milliseconds: less than a reader notices. */
const TYPING_PAUSE = 60;

/** Shows the pick. Enter right after typing takes the first of what was typed, not of the list before it. */
export function showSearchPick<T extends vscode.QuickPickItem>(options: SearchPick<T>): void {
  const pick = vscode.window.createQuickPick<T>();
  pick.title = options.title;
  pick.placeholder = options.placeholder;
  pick.value = options.value ?? '';
  let timer: ReturnType<typeof setTimeout> | undefined;
  let newest = 0;
  let acceptWhenDone = false;
  const accept = (item: T | undefined): void => {
    pick.hide();
    if (item) void options.accept(item);
  };
  const refresh = async (): Promise<void> => {
    const turn = ++newest;
    const items = await options.search(pick.value);
    if (turn !== newest) return;
    pick.items = items;
    pick.busy = false;
    if (acceptWhenDone) accept(items[0]);
  };
  const schedule = (): void => {
    pick.busy = true;
    clearTimeout(timer);
    timer = setTimeout(() => void refresh(), TYPING_PAUSE);
  };
  pick.onDidChangeValue(schedule);
  pick.onDidAccept(() => {
    const [selected] = pick.selectedItems;
    if (pick.busy) acceptWhenDone = true;
    // The list that is still shown may be the one before.
    else accept(selected && pick.items.includes(selected) ? selected : pick.items[0]);
  });
  pick.onDidTriggerItemButton(({ item }) => {
    pick.hide();
    void options.press?.(item);
  });
  pick.onDidHide(() => {
    clearTimeout(timer);
    newest++;
    pick.dispose();
  });
  pick.busy = true;
  pick.show();
  void refresh();
}
