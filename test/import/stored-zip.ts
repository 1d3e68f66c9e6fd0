/** A ZIP archive whose parts are stored as they are, enough to make an xlsx file cell by cell. Checksums are left at zero. */
export function storedZip(parts: Readonly<Record<string, string>>, claimedSize?: number): Uint8Array {
  const encoder = new TextEncoder();
  const body: number[] = [];
  const directory: number[] = [];
  for (const [path, text] of Object.entries(parts)) {
    const name = encoder.encode(path);
    const content = encoder.encode(text);
    const sizes = [...u32(0), ...u32(content.length), ...u32(claimedSize ?? content.length), ...u16(name.length)];
    const common = [...u16(20), ...u16(0), ...u16(0), ...u32(0), ...sizes, ...u16(0)];
    directory.push(...u32(0x02014b50), ...u16(20), ...common, ...u16(0), ...u16(0), ...u16(0), ...u32(0));
    directory.push(...u32(body.length), ...name);
    body.push(...u32(0x04034b50), ...common, ...name, ...content);
  }
  const count = u16(Object.keys(parts).length);
  const end = [
    ...u32(0x06054b50),
    ...u32(0),
    ...count,
    ...count,
    ...u32(directory.length),
    ...u32(body.length),
    ...u16(0),
  ];
  return Uint8Array.from([...body, ...directory, ...end]);
}

/** An xlsx file with one sheet, given as the XML of its rows. */
export const xlsxOf = (rows: string, claimedSize?: number): Uint8Array =>
  storedZip(
    {
      '[Content_Types].xml': '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
      'xl/workbook.xml': `<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets><sheet name="A" sheetId="1" r:id="rId7"/></sheets></workbook>`,
      'xl/_rels/workbook.xml.rels': `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId7" Type="${OFFICE}/worksheet" Target="worksheets/people.xml"/></Relationships>`,
      'xl/worksheets/people.xml': `<worksheet xmlns="${MAIN}"><sheetData>${rows}</sheetData></worksheet>`,
    },
    claimedSize,
  );

/** A cell that holds text. */
export const textCell = (at: string, text: string): string => `<c r="${at}" t="inlineStr"><is><t>${text}</t></is></c>`;

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

const u16 = (value: number): number[] => [value & 255, value >>> 8];
const u32 = (value: number): number[] => [value & 255, (value >>> 8) & 255, (value >>> 16) & 255, value >>> 24];
