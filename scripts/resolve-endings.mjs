// Resolve hook for Node: tfjs's modules import each other without file endings, which Node does not accept.
export async function resolve(specifier, context, next) {
  try {
    return await next(specifier, context)
  } catch (error) {
    const inTfjs = specifier.startsWith('.') && context.parentURL?.includes('/@tensorflow/')
    if (!inTfjs) throw error
    return next(`${specifier}.js`, context).catch(() => next(`${specifier}/index.js`, context))
  }
}
