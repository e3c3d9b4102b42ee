import { type Answer, json, noContent, text } from '../answers.ts';
import { readProperties } from './body.ts';
import { badRequest, type Call, notFound, type Setting } from './call.ts';

const shape = { id: 'string', uiLanguage: 'string', value: 'string' } as const;

/** GET /settings */
export function listSettings({ settings }: Call): Answer {
  return json([...settings.values()]);
}

/** GET /settings/{id} */
export function getSetting(call: Call): Answer {
  return json(find(call));
}

/** POST /settings: the id comes back in the Location and as the body. One that exists is for PUT to change. */
export function postSetting(call: Call): Answer {
  const setting = read(call);
  if (call.settings.has(setting.id)) throw badRequest(`The setting '${setting.id}' exists already`);
  call.settings.set(setting.id, setting);
  return text(201, setting.id, {
    'content-type': 'text/html;charset=UTF-8',
    location: `http://${call.request.headers.host}/RI/rmi/settings/${encodeURIComponent(setting.id)}`,
  });
}

/** PUT /settings/{id} */
export function putSetting(call: Call): Answer {
  const { id } = find(call);
  const setting = read(call);
  if (setting.id !== id) throw badRequest('The id is not that of the path');
  call.settings.set(id, setting);
  return noContent;
}

function find({ settings, ids }: Call): Setting {
  const setting = settings.get(ids[0] ?? '');
  if (setting === undefined) throw notFound();
  return setting;
}

function read(call: Call): Setting {
  const { id, uiLanguage, value } = readProperties(call, shape);
  return { id, uiLanguage, value };
}
