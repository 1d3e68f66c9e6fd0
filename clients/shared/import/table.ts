/** Cells of a table as text, `''` where empty; the first row is row 1 of the spreadsheet. */
export type TableRows = readonly (readonly string[])[];
