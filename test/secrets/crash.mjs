/** Loaded before the program: lets a mistake happen at the first request to a vendor, as a library's would that knows the request. */
import { subscribe } from 'node:diagnostics_channel';

subscribe('http.client.request.start', ({ request }) => {
  const whole = { path: request.path, headers: request.getHeaders() };
  const cause = Object.assign(new Error('the cause of a mistake'), { config: whole });
  const error = Object.assign(new Error('a mistake', { cause }), {
    request: whole,
    options: { headers: whole.headers },
  });
  // What nobody should write, some libraries do.
  if (process.env.CRASH_TELLS) error.message = `a mistake with ${JSON.stringify(whole)}`;
  if (process.env.CRASH === 'rejects') Promise.reject(error);
  else
    setImmediate(() => {
      throw error;
    });
});
