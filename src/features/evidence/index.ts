export { EVIDENCE } from './addresses.ts';
export { checkEvidence, type EvidenceBreak, type EvidenceCheckRow } from './check.ts';
export { type EvidenceFile, evidenceCode, MOST_BYTES } from './evidence.ts';
export { evidenceOn } from './evidence-on.ts';
export { createExaminer, type Examine } from './examine.ts';
export { keptEvidence } from './kept.ts';
export { ADD_EVIDENCE, READ_EVIDENCE, READ_RESTRICTED as READ_RESTRICTED_EVIDENCE } from './policy.ts';
export { type EvidencePage, type EvidenceQuery, evidenceFile, evidencePage, type KeptFile } from './read-model.ts';
export {
  type Added,
  type Adding,
  addEvidence,
  type EvidenceDesk,
  openEvidence,
  type ReadyEvidence,
  readyEvidence,
} from './service.ts';
