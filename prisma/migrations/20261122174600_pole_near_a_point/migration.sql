-- What happened near a point: the box by an ordinary index, then the exact distance.
CREATE INDEX "location_latitude_longitude_idx" ON "location"("latitude", "longitude");

-- Metres along the surface of a sphere of the mean radius of the earth, by the haversine formula; positions in degrees.
CREATE FUNCTION mips.metres_between(a_lat float8, a_lon float8, b_lat float8, b_lon float8) RETURNS float8 LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT 2 * 6371008.8 * asin(least(1, sqrt(sin(radians(b_lat - a_lat) / 2) ^ 2 + cos(radians(a_lat)) * cos(radians(b_lat)) * sin(radians(b_lon - a_lon) / 2) ^ 2))) $$;
GRANT EXECUTE ON FUNCTION mips.metres_between(float8, float8, float8, float8) TO mips_app;
