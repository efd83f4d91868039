/** A palette with its colours as drawn. */
export interface Colors {
  readonly name: string;
  readonly isDark: boolean;
  readonly ground: string;
  readonly ink: string;
  readonly primary: string;
  readonly secondary: string;
  readonly accent: string;
}
