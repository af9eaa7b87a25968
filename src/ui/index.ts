export { type QueryValue, safeHref, url } from './address.ts';
export { type BarList, barList } from './charts/bar-list.ts';
export type { CouncilKind, CouncilValue, ReferenceValue } from './charts/council-mark.ts';
export { type DayColumns, dayColumns } from './charts/day-columns.ts';
export { type DotStrip, dotStrip } from './charts/dot-strip.ts';
export { type LevelSteps, levelSteps } from './charts/level-steps.ts';
export { type LimitSpan, type LineChart, type LinePoint, lineChart } from './charts/line-chart.ts';
export type { Bounds } from './charts/scale.ts';
export { type Sparkline, type SparkPoint, sparkline } from './charts/sparkline.ts';
export { type StackedBar, stackedBar } from './charts/stacked-bar.ts';
export { type StationLook, type Stations, stationLine } from './charts/stations.ts';
export { type Drawing, type DrawingText, idFrom } from './charts/svg.ts';
export { Breadcrumbs, type Crumb } from './components/breadcrumbs.tsx';
export { Button, ButtonLink, type ButtonProps, EnterPresses } from './components/button.tsx';
export {
  CheckboxField,
  type CheckboxFieldProps,
  type Choice,
  type ChoiceFieldProps,
  RadioField,
  SelectField,
} from './components/choice-fields.tsx';
export { Chronology, type ChronologyEntry } from './components/chronology.tsx';
export {
  type ComparedCouncil,
  CouncilComparison,
  type CouncilComparisonProps,
} from './components/council-comparison.tsx';
export {
  type ColumnSort,
  type DataColumn,
  DataTable,
  type DataTableProps,
  type RowGroup,
} from './components/data-table.tsx';
export { Details, type DetailsProps } from './components/details.tsx';
export { type Download, DownloadList, sizeInWords } from './components/download-list.tsx';
export { DrawingFigure, type DrawingFigureProps, InlineDrawing } from './components/drawing-figure.tsx';
export { EmptyState, type EmptyStateProps } from './components/empty-state.tsx';
export { ErrorSummary, type FieldError } from './components/error-summary.tsx';
export { Feedback } from './components/feedback.tsx';
export { type Filter, FilterForm, type FilterFormProps } from './components/filter-form.tsx';
export { Form, type FormProps } from './components/form.tsx';
export { FormRow } from './components/form-row.tsx';
export { type KeyFact, KeyFacts } from './components/key-facts.tsx';
export { Link, type LinkProps } from './components/link.tsx';
export { type MonthDay, MonthTable, type MonthTableProps } from './components/month-table.tsx';
export { Inset, Notice, type NoticeProps, type NoticeTone } from './components/notice.tsx';
export { type PageFact, PageHeader, type PageHeaderProps } from './components/page-header.tsx';
export { Pagination, type PaginationProps } from './components/pagination.tsx';
export type { FieldProps } from './components/question.tsx';
export { ScanCode } from './components/scan-code.tsx';
export { SideNavigation, type SideNavigationProps } from './components/side-navigation.tsx';
export { type KeyEntry, StatusKey } from './components/status-key.tsx';
export { StatusTag } from './components/status-tag.tsx';
export { SummaryCard, type SummaryCardProps, SummaryCards } from './components/summary-card.tsx';
export { type NavigationLink, Tabs, type TabsProps } from './components/tabs.tsx';
export { Tally, type TallyCount, type TallyProps } from './components/tally.tsx';
export {
  TextAreaField,
  type TextAreaFieldProps,
  TextField,
  type TextFieldProps,
} from './components/text-fields.tsx';
export type { Example, ExampleSet } from './example.ts';
export { EXAMPLE_SETS, renderGallery } from './gallery/gallery.tsx';
export { ASSETS, type Asset } from './layout/assets.ts';
export type { PageBanner } from './layout/banner.tsx';
export { type Page, renderPage } from './layout/page.tsx';
export type { FooterLink } from './layout/site-footer.tsx';
export type { Mark, StatusShape, Tone } from './mark.ts';
export { renderMarkup } from './markup.ts';
