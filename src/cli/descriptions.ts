import { readFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { InputError, type SegmentsFile, type StudyConfig } from '../contract/index.ts';
import { descriptionsFile, parseSegmentsFile } from '../study/index.ts';

/** The configuration with the path of its descriptions made absolute: it is relative to the configuration's file. */
export function locateDescriptions(config: StudyConfig, configPath: string): StudyConfig {
  const { descriptions } = config.segments;
  if (descriptions === undefined) return config;
  return withPath(config, resolve(dirname(configPath), descriptions));
}

/** The descriptions that a configuration names, and the configuration as the run keeps it: beside its own copy. */
export async function readDescriptions(
  config: StudyConfig,
): Promise<{ readonly config: StudyConfig; readonly descriptions: SegmentsFile | null }> {
  const { descriptions: path } = config.segments;
  if (path === undefined) return { config, descriptions: null };
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (cause) {
    throw new InputError('E_NOT_FOUND', 'the descriptions of the segments cannot be read', {
      file: path,
      hint: 'check segments.descriptions in the configuration',
      cause,
    });
  }
  return { config: withPath(config, descriptionsFile), descriptions: parseSegmentsFile(text, path) };
}

function withPath(config: StudyConfig, descriptions: string): StudyConfig {
  return { ...config, segments: { ...config.segments, descriptions } };
}
