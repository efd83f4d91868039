-- How an asset was made, and whom its art is owed to.

ALTER TABLE assets
  -- Plain values by name: the encoder that ran, how many triangles a mesh has.
  ADD COLUMN facts jsonb NOT NULL DEFAULT '{}',
  -- Lines that whoever shows the work must show too.
  ADD COLUMN credits text[] NOT NULL DEFAULT '{}';
