package com.aidock.admin.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import org.junit.jupiter.api.Test;

/** How the chart of the pool page looks, by its pixels. */
class ChartJourneyTest extends Journey {
    /**
     * Draws points a second apart, some of them missing, and before them points 10 s apart; tells how much has one
     * tone.
     */
    private static final String ONE_TONE = """
            () => new Promise((done) => {
              const chart = document.querySelector('pool-chart');
              const now = Math.floor(Date.now() / 1000);
              const points = [];
              const add = (t) => points.push([t, 1, 0, 0, 0, 100, t >= now - 800 && t < now - 100 ? 1 : 0]);
              for (let t = now - 890; t < now - 600; t += 10) add(t);
              for (let t = now - 600; t < now; t++) if (t % 17) add(t);
              chart.setSeries(points, 900, 1, now);
              requestAnimationFrame(() => {
                const u = chart.plot;
                const from = Math.round(u.valToPos(now - 785, 'x', true));
                const to = Math.round(u.valToPos(now - 105, 'x', true));
                const { data } = u.ctx.getImageData(from, u.bbox.top + 3, to - from, 1);
                const tones = {};
                for (let i = 0; i < data.length; i += 4) {
                  const tone = data.slice(i, i + 4).join();
                  tones[tone] = (tones[tone] ?? 0) + 1;
                }
                done(Math.max(...Object.values(tones)) / (data.length / 4));
              });
            })""";

    /** Draws a week with an incident; tells what its last moment, the incident and the days are called, and where. */
    private static final String WEEK = """
            () => new Promise((done) => {
              const chart = document.querySelector('pool-chart');
              const now = Date.UTC(2026, 10, 26, 9, 41, 7) / 1000;
              chart.setSeries([[now, 1, 0, 0, 0, 100, 0]], 7 * 86400, 900, now);
              chart.setMarks([{ id: 'x', at: now - 60, label: 'Incident: lock chain' }]);
              requestAnimationFrame(() => {
                const { bbox, ctx } = chart.plot;
                const corner = ctx.getImageData(0, bbox.top + bbox.height + 4, 22, 14).data;
                const { _splits, _values } = chart.plot.axes[0];
                const midnight = _splits.findLast((at) => at % 86400 === 0);
                done([
                  chart.querySelector('.u-legend .u-value').textContent,
                  chart.querySelector('.chart-mark').title,
                  _values[_splits.indexOf(midnight)],
                  _values[_splits.indexOf(midnight - 43200)],
                  corner.some((tone) => tone > 0) ? 'with a zone' : 'without a zone',
                ].join(' | '));
              });
            })""";

    @Test
    void the_ground_has_one_shade_where_the_database_was_away_however_wide_a_second_is() {
        Page page = signedIn("/admin/pool-health");
        page.waitForFunction("() => document.querySelector('pool-chart')?.plot");
        for (int width : new int[] {390, 768, 1280}) {
            page.setViewportSize(width, 900);
            page.waitForFunction("() => Math.abs(document.querySelector('pool-chart').clientWidth"
                    + " - document.querySelector('pool-chart').plot.width) < 2");
            // Lines of the grid stand upright in it, a pixel or two wide.
            assertThat(((Number) page.evaluate(ONE_TONE)).doubleValue())
                    .as("share of the ground with one shade at %d px", width)
                    .isGreaterThan(0.95);
        }
    }

    @Test
    void moments_are_told_in_utc_wherever_the_browser_is() {
        Page page =
                newBrowser(new Browser.NewContextOptions().setLocale("de-DE").setTimezoneId("America/New_York"));
        // Room for more than a day's names.
        page.setViewportSize(1600, 900);
        page.navigate(url("/admin/pool-health"));
        signIn(page);
        page.waitForFunction("() => document.querySelector('pool-chart')?.plot?.width > 1200");
        assertThat(page.evaluate(WEEK))
                .isEqualTo("2026-11-26 09:41:07 UTC | Incident: lock chain, 2026-11-26 09:40:07 UTC"
                        + " | Thu 26 | 12:00 | with a zone");
    }
}
