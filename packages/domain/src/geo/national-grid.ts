/** WGS84 latitude and longitude to British National Grid (EPSG:27700): Helmert shift, then Transverse Mercator on Airy 1830. */

/** Eastings and northings in whole metres. */
export type GridPoint = { easting: number; northing: number }

type Ellipsoid = { a: number; b: number }

const wgs84: Ellipsoid = { a: 6378137, b: 6356752.314245 }
const airy1830: Ellipsoid = { a: 6377563.396, b: 6356256.909 }

/** The Ordnance Survey's seven parameters from WGS84 to OSGB36: metres, parts per million, seconds of arc. */
const shift = { x: -446.448, y: 125.157, z: -542.06, scale: 20.4894, rx: -0.1502, ry: -0.247, rz: -0.8421 }

const radians = (degrees: number) => (degrees * Math.PI) / 180

/** Grid point of a WGS84 position in degrees; good to about 5 m, which is what the seven parameters give. */
export function nationalGridOf(latitude: number, longitude: number): GridPoint {
  const { phi, lambda } = toOsgb36(radians(latitude), radians(longitude))
  const exact = projectOsgb36(phi, lambda)
  return { easting: Math.round(exact.easting), northing: Math.round(exact.northing) }
}

/** Unrounded metres of an OSGB36 position in radians. */
export function projectOsgb36(phi: number, lambda: number): GridPoint {
  const { a, b } = airy1830
  const f0 = 0.9996012717
  const phi0 = radians(49)
  const n = (a - b) / (a + b)
  const e2 = 1 - (b * b) / (a * a)
  const [sin, cos, tan] = [Math.sin(phi), Math.cos(phi), Math.tan(phi)]
  const nu = (a * f0) / Math.sqrt(1 - e2 * sin * sin)
  const rho = (a * f0 * (1 - e2)) / (1 - e2 * sin * sin) ** 1.5
  const eta2 = nu / rho - 1
  const [less, more] = [phi - phi0, phi + phi0]
  const arc =
    b *
    f0 *
    ((1 + n + 1.25 * n ** 2 + 1.25 * n ** 3) * less -
      (3 * n + 3 * n ** 2 + 2.625 * n ** 3) * Math.sin(less) * Math.cos(more) +
      (1.875 * n ** 2 + 1.875 * n ** 3) * Math.sin(2 * less) * Math.cos(2 * more) -
      (35 / 24) * n ** 3 * Math.sin(3 * less) * Math.cos(3 * more))
  const l = lambda - radians(-2)
  const t2 = tan * tan
  const northing =
    arc -
    100000 +
    (nu / 2) * sin * cos * l ** 2 +
    (nu / 24) * sin * cos ** 3 * (5 - t2 + 9 * eta2) * l ** 4 +
    (nu / 720) * sin * cos ** 5 * (61 - 58 * t2 + t2 * t2) * l ** 6
  const easting =
    400000 +
    nu * cos * l +
    (nu / 6) * cos ** 3 * (nu / rho - t2) * l ** 3 +
    (nu / 120) * cos ** 5 * (5 - 18 * t2 + t2 * t2 + 14 * eta2 - 58 * t2 * eta2) * l ** 5
  return { easting, northing }
}

/** Skipping this shift would misplace a point by about 125 m in London. */
function toOsgb36(phi: number, lambda: number): { phi: number; lambda: number } {
  const e2 = 1 - (wgs84.b * wgs84.b) / (wgs84.a * wgs84.a)
  const nu = wgs84.a / Math.sqrt(1 - e2 * Math.sin(phi) ** 2)
  const [x, y, z] = [
    nu * Math.cos(phi) * Math.cos(lambda),
    nu * Math.cos(phi) * Math.sin(lambda),
    nu * (1 - e2) * Math.sin(phi),
  ]
  const scale = 1 + shift.scale / 1e6
  const [rx, ry, rz] = [radians(shift.rx / 3600), radians(shift.ry / 3600), radians(shift.rz / 3600)]
  const moved = {
    x: shift.x + x * scale - rz * y + ry * z,
    y: shift.y + rz * x + y * scale - rx * z,
    z: shift.z - ry * x + rx * y + z * scale,
  }
  return toGeographic(moved, airy1830)
}

function toGeographic(
  point: { x: number; y: number; z: number },
  { a, b }: Ellipsoid,
): { phi: number; lambda: number } {
  const e2 = 1 - (b * b) / (a * a)
  const p = Math.hypot(point.x, point.y)
  let phi = Math.atan2(point.z, p * (1 - e2))
  for (let turn = 0; turn < 6; turn += 1) {
    const nu = a / Math.sqrt(1 - e2 * Math.sin(phi) ** 2)
    phi = Math.atan2(point.z + e2 * nu * Math.sin(phi), p)
  }
  return { phi, lambda: Math.atan2(point.y, point.x) }
}

/** Grid reference of five digits each way: `TG 51409 13177`; undefined outside the lettered grid. */
export function gridReference({ easting, northing }: GridPoint): string | undefined {
  const [e, n] = [Math.floor(easting / 100000), Math.floor(northing / 100000)]
  if (e < 0 || e > 6 || n < 0 || n > 12) return undefined
  const letters = 'ABCDEFGHJKLMNOPQRSTUVWXYZ'
  const first = letters[19 - n - ((19 - n) % 5) + Math.floor((e + 10) / 5)]
  const second = letters[(((19 - n) * 5) % 25) + (e % 5)]
  const digits = (metres: number) => String(Math.floor(metres) % 100000).padStart(5, '0')
  return first === undefined || second === undefined
    ? undefined
    : `${first}${second} ${digits(easting)} ${digits(northing)}`
}
