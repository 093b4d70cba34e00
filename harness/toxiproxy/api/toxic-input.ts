// The bodies that add and change toxics.
import type { Direction, Toxic } from '../link/toxic';
import type { ToxicType } from '../link/toxic-type';
import { invalidStream, invalidToxicType } from '../proxy/api-error';
import {
  decodeBody,
  fillShape,
  float32Field,
  integerField,
  objectField,
  stringField,
  type Field,
} from './decode';

const DIRECTIONS: Readonly<Record<string, Direction>> = { upstream: 'upstream', downstream: 'downstream' };

/** Throws an `ApiError` (400) where the body is no toxic of one of the `types`. */
export function newToxic(body: Buffer, types: readonly ToxicType[]): Toxic {
  const draft = { name: '', type: '', stream: 'downstream', toxicity: 1 };
  const fields = {
    // Before the type is known, Go reads the attributes into a toxic without any.
    attributes: objectField('toxics.NoopToxic', () => undefined),
    name: stringField((value) => (draft.name = value)),
    type: stringField((value) => (draft.type = value)),
    stream: stringField((value) => (draft.stream = value)),
    toxicity: float32Field((value) => (draft.toxicity = value)),
  };
  decodeBody(body, (value, faults) =>
    fillShape(value, { type: 'toxics.ToxicWrapper', struct: 'ToxicWrapper', fields }, faults),
  );
  const direction = DIRECTIONS[draft.stream.toLowerCase()];
  if (direction === undefined) throw invalidStream();
  const kind = types.find(({ type }) => type === draft.type);
  if (kind === undefined) throw invalidToxicType();
  const attributes = Object.fromEntries(Object.keys(kind.attributes).map((name) => [name, 0]));
  const { stream, toxicity } = draft;
  const toxic: Toxic = {
    name: draft.name || `${kind.type}_${stream}`,
    kind,
    stream,
    direction,
    toxicity,
    attributes,
  };
  changeToxic(body, toxic);
  return toxic;
}

/** Name, type and stream cannot be changed, and are ignored. Attributes in front of a faulty one are changed all the same. */
export function changeToxic(body: Buffer, toxic: Toxic): void {
  let { toxicity } = toxic;
  decodeBody(body, (value, faults) => {
    const attributes: Record<string, Field> = {};
    for (const [name, type] of Object.entries(toxic.kind.attributes))
      attributes[name] = integerField(type, (number) => (toxic.attributes[name] = number));
    const inner = { type: '', struct: goName(toxic.kind), path: 'attributes.', fields: attributes };
    const fields = {
      attributes: objectField(`toxics.${goName(toxic.kind)}`, (entry) => fillShape(entry, inner, faults)),
      toxicity: float32Field((number) => (toxicity = number)),
    };
    fillShape(value, { type: CHANGE, struct: '', fields }, faults);
  });
  toxic.toxicity = toxicity;
}

const CHANGE =
  'struct { Attributes interface {} "json:\\"attributes\\""; Toxicity float32 "json:\\"toxicity\\"" }';

function goName({ type, goName: given }: ToxicType): string {
  const pascal = type.replace(/(?:^|_)(.)/g, (_, letter: string) => letter.toUpperCase());
  return given ?? `${pascal}Toxic`;
}
