declare module 'edtf' {
  /** A parsed EDTF value; bounds in milliseconds since 1970, infinite where an interval is open. */
  interface Extended {
    readonly type: string;
    readonly min: number;
    readonly max: number;
  }
  /** Throws where the text is no EDTF value. */
  export default function edtf(value: string): Extended;
}
