"""write.py FOLDER: the templates as CONSTRUCT.MAKER.template.FORMAT and what is made of them as CONSTRUCT.MAKER.FORMAT, for the tools that read
documents; JK_PROGRAM as in run.py."""
import os
import pathlib
import shutil
import subprocess
import sys

sys.path.insert(0, str(pathlib.Path(__file__).parent))
import corpus


def write(construct, source, folder):
    beside = folder / f'{construct.name}.{source.name}.work'
    beside.mkdir()
    template = beside / f'template{source.suffix}'
    corpus.gather(construct, source, template)
    subprocess.run([os.environ['JK_PROGRAM'], 'template', 'fill', template, beside / 'data.xml', '-o', folder / f'{construct.name}.{source.stem}{source.suffix}'], check=True,
                   stdout=subprocess.DEVNULL)
    shutil.move(template, folder / 'templates' / f'{construct.name}.{source.stem}{source.suffix}')
    shutil.rmtree(beside)


def main(folder):
    (folder / 'templates').mkdir(parents=True)
    for construct in corpus.constructs(fails=False):
        for source in corpus.templates(construct):
            write(construct, source, folder)


main(pathlib.Path(sys.argv[1]))
