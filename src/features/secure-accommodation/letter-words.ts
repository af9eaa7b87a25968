import type { DecisionKind } from './decision.ts';

/** To whom a letter goes, by their relation; whoever sends it writes the name in by hand. */
export const READERS = ['child', 'relevant-person', 'principal-reporter', 'head-of-unit'] as const;
export type Reader = (typeof READERS)[number];

export const READER_WORDS: Readonly<Record<Reader, string>> = {
  child: 'the child',
  'relevant-person': 'a relevant person',
  'principal-reporter': 'the Principal Reporter',
  'head-of-unit': 'the head of unit',
};

/** Each decision in words that a child can read. "You" is the child. */
export const TO_CHILD: Readonly<Record<DecisionKind, string>> = {
  implement:
    'The hearing or the court said that you may be kept in secure care. I decided that this should happen. The person in charge of the secure unit must agree as well before you move there.',
  'do-not':
    'The hearing or the court said that you may be kept in secure care. I decided that this should not happen. You do not have to go to a secure unit because of that order.',
  deemed:
    'The hearing or the court said that you may be kept in secure care. Nobody made a decision about it in the 72 hours that the law gives. The law treats this as a decision that it should not happen.',
  'review-implement':
    'Somebody asked me to look again at my decision about secure care. I did. I now decided that you should go to a secure unit. The person in charge of the unit must agree as well before you move there.',
  'review-confirm':
    'Somebody asked me to look again at my decision about secure care. I did. My decision stays: you do not have to go to a secure unit because of that order.',
  keep: 'I looked again at whether you still need to be in the secure unit. I decided that you should stay for now. I will look at it again.',
  end: 'I looked at whether you still need to be in the secure unit. I decided that you do not. You will move out of secure care.',
};

/** The same for everybody else. */
export const TO_OTHERS: Readonly<Record<DecisionKind, string>> = {
  implement:
    'I decided to put the secure accommodation authorisation into effect. The child is not placed before the head of unit consents.',
  'do-not': 'I decided not to put the secure accommodation authorisation into effect.',
  deemed:
    'No decision was made within 72 hours of the authorisation being received. The law treats this as a decision not to put it into effect.',
  'review-implement':
    'I reviewed the decision as asked for, and decided to put the secure accommodation authorisation into effect. The child is not placed before the head of unit consents.',
  'review-confirm':
    'I reviewed the decision as asked for. It stands: the secure accommodation authorisation is not put into effect.',
  keep: 'I reviewed the placement. The child stays in secure accommodation for now.',
  end: 'I decided that secure accommodation is no longer necessary. The child is to be removed from it.',
};

/** What entitles to ask for a review in 72 hours. */
export const MAY_BE_REVIEWED: readonly DecisionKind[] = ['do-not', 'deemed'];
