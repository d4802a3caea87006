/** Signs on a grid of 24, of buttons in the page and of those that script makes. */
export const SAVE = 'M6 3.5h12v17l-6-4.5-6 4.5z';
export const PLUS = 'M12 4.5v15M4.5 12h15';
export const CHECK = 'm4.5 12.5 5 5 10-11';
