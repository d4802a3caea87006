/** Places in words. */

const hemisphere = (degrees: number, positive: string, negative: string): string =>
  degrees < 0 ? negative : positive;

const normal = (lon: number): number => ((((lon + 180) % 360) + 360) % 360) - 180;

/** `33.3° N 44.4° E`. */
export function coordinates(lat: number, lon: number): string {
  const east = normal(lon);
  return `${Math.abs(lat).toFixed(1)}° ${hemisphere(lat, 'N', 'S')} ${Math.abs(east).toFixed(1)}° ${hemisphere(east, 'E', 'W')}`;
}

/** A longitude as it stands beside its meridian: `44° 24′ E`. */
export function meridianName(lon: number): string {
  const east = normal(lon);
  const minutes = Math.round(Math.abs(east) * 60);
  const degrees = `${Math.floor(minutes / 60)}° ${String(minutes % 60).padStart(2, '0')}′`;
  return minutes === 0 ? '0°' : `${degrees} ${hemisphere(east, 'E', 'W')}`;
}
