/**
 * The paper's look in typst. It holds no word of any paper: the document comes in as data (`sys.inputs.paper`, JSON) and its
 * strings are placed as strings, so nothing in them can be read as markup.
 */
export const TEMPLATE = `
#let paper = json(bytes(sys.inputs.paper))
#let margin-number = 13mm
#let dark = rgb("#1B2A41")
#let grey = rgb("#4A5563")
#let rule = rgb("#B5BFCA")
#let head-fill = rgb("#E3E9F0")
#let group-fill = rgb("#F1F4F7")

#set document(
  title: paper.title,
  author: paper.author,
  description: paper.subject,
  date: datetime(..paper.date),
)
#set text(font: paper.fonts, fallback: false, lang: "en", region: "GB", size: 10pt, fill: rgb("#1A1A1A"), hyphenate: false)
#set par(leading: 0.62em, spacing: 0.95em, justify: false, linebreaks: "optimized")
#set page(
  paper: "a4",
  margin: (top: 25mm, bottom: 22mm, x: 20mm),
  header-ascent: 7mm,
  footer-descent: 6mm,
  header: {
    set text(size: 8pt, fill: grey)
    block(width: 100%, stroke: (bottom: 0.5pt + rule), inset: (bottom: 4pt),
      grid(columns: (auto, 1fr), column-gutter: 8mm, paper.organisation, strong(paper.banner)))
  },
  footer: {
    set text(size: 8pt, fill: grey)
    block(width: 100%, stroke: (top: 0.5pt + rule), inset: (top: 4pt),
      grid(columns: (1fr, auto), column-gutter: 8mm, paper.footer,
        context [Page #counter(page).display() of #counter(page).final().first()]))
  },
)

#show title: set text(size: 19pt, weight: "bold", fill: dark)
#show title: set par(leading: 0.5em)
#show title: set block(below: 0.7em)
#show heading: set text(fill: dark, weight: "bold")
#show heading: set par(leading: 0.5em)
#show heading.where(level: 1): set text(size: 13pt)
#show heading.where(level: 1): set block(above: 1.7em, below: 0.75em)
#show heading.where(level: 2): set text(size: 11pt)
#show heading.where(level: 2): set block(above: 1.5em, below: 0.7em)
#show heading.where(level: 3): set text(size: 10pt)
#show heading.where(level: 3): set block(above: 1.4em, below: 0.75em)
#show figure: set align(start)
#show figure: set block(spacing: 0pt)
#show figure.where(kind: table): set block(breakable: true)
#show figure.where(kind: table): set figure.caption(position: top)
#show figure.caption: it => block(sticky: it.kind == table, above: 0.6em, below: 0.7em,
  align(start, text(size: 9.5pt, weight: "bold", fill: dark, it.body)))
#set list(indent: 0pt, body-indent: 2.6mm, spacing: 0.65em, marker: [•])
#set enum(indent: 0pt, body-indent: 2.2mm, spacing: 0.65em, numbering: "1.")
#set table.cell(breakable: false)
#set table(stroke: (x, y) => (bottom: 0.5pt + rule))

#let sides = (start: start, end: end, centre: center)

#let drawing(picture) = layout(size => image(
  bytes(picture.svg),
  format: "svg",
  width: calc.min(picture.width * 0.75pt, size.width),
  alt: picture.alt,
))

// The mark repeats the words beside it, so it is no content of its own for a reader by ear.
#let mark(name) = box(baseline: 12%, pdf.artifact(image(bytes(paper.marks.at(name)), format: "svg", height: 0.95em)))

#let followed(words) = underline(text(fill: rgb("#0B4F8A"), words))

#let piece(it) = {
  if it.kind == "status" {
    mark(it.mark)
    h(0.35em)
    text(it.text)
  } else if it.kind == "awaited" {
    highlight(fill: rgb("#FFEFBF"), extent: 1pt, emph("[" + it.text + "]"))
  } else if it.kind == "outside" {
    link(it.href, followed(it.text))
  } else if it.kind == "heading" {
    link(label(it.id), followed(it.text))
  } else {
    let words = text(it.text)
    if it.strong { words = strong(words) }
    if it.emphasis { words = emph(words) }
    words
  }
}

#let line-of(content) = content.map(piece).join()

#let numbered(number, body) = {
  set par(hanging-indent: margin-number)
  par(box(width: margin-number, number + sym.space.nobreak) + body)
}

#let cell-of(it, kind) = {
  let words = line-of(it.content)
  let body = if it.picture == none { words } else if it.content.len() == 0 { drawing(it.picture) } else {
    stack(spacing: 3pt, words, drawing(it.picture))
  }
  table.cell(
    colspan: it.columnSpan,
    align: sides.at(it.align) + horizon,
    fill: if kind == "plain" { none } else { group-fill },
    if kind == "plain" { body } else { strong(body) },
  )
}

#let table-of(it) = {
  set text(size: if it.compact { 8pt } else { 9pt })
  set table(inset: (x: 4pt, y: if it.compact { 2.8pt } else { 4pt }))
  let header = table.header(..it.columns.map(column => table.cell(
    align: sides.at(column.align) + bottom,
    fill: head-fill,
    strong(text(fill: dark, column.title)),
  )))
  let rows = it.rows.map(row => {
    let cells = row.cells.map(cell => cell-of(cell, row.kind))
    if row.kind == "group" { (table.header(level: 2, repeat: false, ..cells),) } else { cells }
  })
  block(width: 100%, above: 1.5em, below: 1.5em, breakable: true, figure(
    kind: table,
    supplement: none,
    numbering: none,
    caption: it.caption,
    table(columns: it.columns.map(column => column.width * 1fr), header, ..rows.flatten()),
  ))
  if it.notes.len() > 0 {
    set text(size: 8pt, fill: grey)
    v(-0.9em)
    for note in it.notes { par(note) }
    v(0.4em)
  }
}

#let heading-of(it) = {
  let body = if it.number == none { text(it.text) } else { box(width: margin-number, it.number + sym.space.nobreak) + text(it.text) }
  set par(hanging-indent: if it.number == none { 0pt } else { margin-number })
  let made = heading(level: it.level, body)
  if it.id == none { made } else [#made #label(it.id)]
}

#let list-of(it) = {
  let items = it.items.map(line-of)
  pad(left: if it.indented { margin-number } else { 0pt }, if it.ordered { enum(..items) } else { list(..items) })
}

#let notice-of(it) = block(
  width: 100%,
  above: 1.2em,
  below: 1.2em,
  inset: (x: 10pt, y: 8pt),
  fill: rgb(it.tint),
  stroke: (left: 3pt + rgb(it.ink)),
  {
    par(strong(text(fill: rgb(it.ink), it.title)))
    for line in it.content { par(line-of(line)) }
  },
)

#let picture-of(it) = block(width: 100%, above: 1.2em, below: 1.4em, figure(
  kind: image,
  supplement: none,
  numbering: none,
  caption: it.caption,
  drawing(it.picture),
))

#let block-of(it) = {
  if it.kind == "heading" { heading-of(it) }
  else if it.kind == "paragraph" and it.number == none { par(line-of(it.content)) }
  else if it.kind == "paragraph" { numbered(it.number, line-of(it.content)) }
  else if it.kind == "list" { list-of(it) }
  else if it.kind == "table" { table-of(it) }
  else if it.kind == "notice" { notice-of(it) }
  else { picture-of(it) }
}

#let title-block = {
  title()
  if paper.subtitle != none { par(text(size: 11.5pt, fill: grey, paper.subtitle)) }
  v(0.6em)
}

#for (index, section) in paper.sections.enumerate() {
  page(flipped: section.landscape, {
    if index == 0 { title-block }
    for it in section.blocks { block-of(it) }
  })
}
`;
