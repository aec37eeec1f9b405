import { expect } from '@playwright/test'
import { test } from './fixtures.ts'

test('the root opens in the language of the browser', async ({ page }) => {
  await page.goto('/')
  await expect(page).toHaveURL(/\/en\/?/)
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
})
