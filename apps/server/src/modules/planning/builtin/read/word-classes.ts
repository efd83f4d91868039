/** Classes of words that say what part a noun plays in a brief. Lower case. */
const list = (words: string): ReadonlySet<string> => new Set(words.trim().split(/\s+/u));

/** Behind these stands what something is of, for or about. */
export const PREPOSITIONS = list(
  `of for about with on in at by from to into onto like as under over above below behind near beside between through inside
  during against around featuring showing saying including using via per wearing holding watching reading containing without
  titled called named says that which where who whose into next inspired`,
);

export const JOINERS = list('and plus then also or und et y well');

/** Verbs and politeness in front of what is wanted. */
export const REQUESTS = list(
  `make makes create design draw generate build produce do need needs want wants get give me us i we i'd we'd i'm we're would like
  please pls plz can could you u have having show render let's lets looking develop prepare deliver craft send it's its should be is
  are there must another finally just only now first next try start begin`,
);

export const DETERMINERS = list(
  'half a an the this that these those my our your their his her its some any each every another both all same matching new different',
);

/** With one of these the thing was spoken of before. */
export const POINTING = list('the this that these those each every both');

export const NEGATIONS = list("no not without never instead rather don't dont isn't");

/** "a set of", "a pair of": hold several, and say nothing of their own. */
export const CONTAINERS = list(
  'set series pair pack batch couple bunch collection range number sequence total dozen kind sort type',
);

/** Words behind a deliverable that add nothing to it. */
export const SUFFIXES = list(
  'design designs idea ideas concept concepts artwork layout layouts template templates draft drafts mockups kit option options variants versions',
);

/** With one of these behind it a word is no deliverable: a film festival, a video game, a card trick. */
export const NOT_BEFORE = list(
  `festival festivals game games gaming camera cameras shop shops store stores studio studios club clubs company agency maker makers
  editor editors collector collectors lover lovers star stars player players call calls conference school lab office night nights
  director club producer industry market makeup trick tricks table box office-hours holder rack stand stall paint paper roll recorder
  art-fair machine app software tool platform channel podcast magazine book books course class workshop teacher designer artist artists`,
);

/** Verbs, prepositions and the like: words that are part of no noun. */
export function isFunctionWord(word: string): boolean {
  return [PREPOSITIONS, JOINERS, REQUESTS, DETERMINERS, NEGATIONS].some((words) => words.has(word));
}
