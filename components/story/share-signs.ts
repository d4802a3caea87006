/** Signs of the sharing controls, on a grid of 24: a chain, and the device's share sheet. */
export const LINK =
  'M10 14a4 4 0 0 0 5.700 0l3.600-3.600a4 4 0 0 0-5.700-5.700L12 6.300M14 10a4 4 0 0 0-5.700 0l-3.600 3.600a4 4 0 0 0 5.700 5.700l1.600-1.600';
export const SHEET = 'M12 15V3.500M7.500 7.500 12 3l4.500 4.500M5 11v9.500h14V11';
