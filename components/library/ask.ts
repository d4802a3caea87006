/** Asks before something is done that cannot be undone. Runs in the browser. */
export function ask(question: string, text: string, yes: string): Promise<boolean> {
  const dialog = document.createElement('dialog');
  dialog.className = 'ask';
  const title = document.createElement('h2');
  title.className = 'hl hl-m';
  title.textContent = question;
  title.id = 'ask';
  dialog.setAttribute('aria-labelledby', title.id);
  const words = document.createElement('p');
  words.className = 'summary';
  words.textContent = text;
  const buttons = document.createElement('p');
  buttons.className = 'device-buttons';
  for (const [value, label] of [
    ['yes', yes],
    ['', 'Cancel'],
  ] as const) {
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'button';
    button.textContent = label;
    button.addEventListener('click', () => dialog.close(value));
    buttons.append(button);
  }
  dialog.append(title, words, buttons);
  document.body.append(dialog);
  dialog.showModal();
  return new Promise((resolve) => {
    dialog.addEventListener('close', () => {
      dialog.remove();
      resolve(dialog.returnValue === 'yes');
    });
  });
}
