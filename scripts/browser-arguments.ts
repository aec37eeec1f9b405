/** How Chromium is started for tests, pictures and benchmarks: without a graphics card, and busy with our pages alone. */
import process from 'node:process'

/**
 * Chromium heeds only the last such list. The second half is Playwright's own, as far as it concerns pages; the first is
 * a page of Chromium's own that each new window starts behind its address bar: 1.7 s of processor time beside the tests.
 */
const withoutFeatures = [
  'WebUIOmniboxPopup',
  'WebUIOmniboxAimPopup',
  'WebUIOmniboxFullPopup',

  'AimEnabled',
  'AvoidCorsURLLoaderRestartOnRedirect',
  'AvoidUnnecessaryBeforeUnloadCheckSync',
  'DestroyProfileOnBrowserClose',
  'HttpsFirstBalancedModeAutoEnable',
  'HttpsUpgrades',
  'LensOverlay',
  'MediaRouter',
  'NetworkTimeServiceQuerying',
  'OptimizationHints',
  'PaintHolding',
  'PreconnectToSearch',
  'ThirdPartyStoragePartitioning',
]

/** For pages that only compute. */
export const launchArguments: readonly string[] = [
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
  '--use-angle=swiftshader',
  '--enable-unsafe-swiftshader',
  '--ignore-gpu-blocklist',
  // A fresh profile calls home otherwise.
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
  '--disable-quic',
  `--disable-features=${withoutFeatures.join(',')}`,
]

/** For pages that are looked at: software rendering is for WebGL alone, the page itself is painted faster without. */
export const pageArguments: readonly string[] = [...launchArguments, '--disable-gpu-compositing']
