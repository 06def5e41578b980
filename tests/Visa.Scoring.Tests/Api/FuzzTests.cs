using System.Net;
using System.Text;
using System.Text.Json;

namespace Visa.Scoring.Tests.Api;

/// <summary>Broken bodies to every API that takes one: each is answered or refused in words, and the service stays as it was. 100,000 of them with VISA_TEST_LONG=1.</summary>
public sealed class FuzzTests(RunningService service) : IClassFixture<RunningService>
{
    private static readonly int Tries = Environment.GetEnvironmentVariable("VISA_TEST_LONG") == "1" ? 100_000 : 4_000;

    private static readonly string[] Pieces =
    [
        "null", "true", "-1", "0", "1e999", "-1e39", "1e-999", "\"NaN\"", "\"Infinity\"", "NaN", "{}", "[]", "\"\"", "\"\\ud800\"", "\"\\u0000\"", "{\"a\":{\"a\":{}}}", "9999999999999999999",
        "\"champion\"", "\"fraud\"", "\"00000000-0000-7000-8000-000000000001\"",
    ];

    [Fact]
    public async Task Post_BrokenBodies_AreRefusedInWordsAndTheServiceLives()
    {
        using var http = await service.SignInAsync();
        var sound = Sound();
        var random = new Random(11);
        var bodies = Enumerable.Range(0, Tries).Select(_ => (sound[random.Next(sound.Length)], Seed: random.Next())).ToList();
        await http.PostAsync(sound[0].Path, Json(sound[0].Body));
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var statuses = new System.Collections.Concurrent.ConcurrentDictionary<HttpStatusCode, int>();

        await Parallel.ForEachAsync(bodies, new ParallelOptions { MaxDegreeOfParallelism = 8 }, async (item, token) =>
        {
            var body = Mutate(item.Item1.Body, new Random(item.Seed));
            using var response = await http.PostAsync(item.Item1.Path, Json(body), token);
            var answer = await response.Content.ReadAsStringAsync(token);
            statuses.AddOrUpdate(response.StatusCode, 1, static (_, count) => count + 1);
            Assert.True((int)response.StatusCode < 500, $"{item.Item1.Path} answered {response.StatusCode} to {body}: {answer}");
            if (response.IsSuccessStatusCode) return;
            Assert.True(answer.Length > 0, $"{item.Item1.Path} answered {response.StatusCode} without a word to {body}");
            Assert.NotEqual("", JsonDocument.Parse(answer).RootElement.GetProperty("detail").GetString());
        });

        Assert.True(statuses[HttpStatusCode.BadRequest] > Tries / 3);
        Assert.True(statuses[HttpStatusCode.OK] > 0);
        Assert.InRange(GC.GetTotalMemory(forceFullCollection: true) - before, long.MinValue, 64L << 20);
        Assert.Equal(HttpStatusCode.OK, (await http.GetAsync("/health")).StatusCode);
    }

    private static (string Path, string Body)[] Sound()
    {
        var features = JsonSerializer.Serialize(ScoreApiTests.Features(("amount", 120)));
        var policy = JsonSerializer.Serialize(PolicyTexts.Amounts("f"));
        return
        [
            ("/api/score", $$"""{"catalogue_version":{{Features.FeatureCatalogue.Version}},"features":{{features}}}"""),
            ("/api/explain", """{"features":{"amount":5,"is_foreign":null},"allow_missing":true,"transaction":{"transaction_id":"00000000-0000-7000-8000-000000000001","card_token":"aaaaaaaaaaaaaaaaaaaaaaaaaa","event_time":"2026-01-01T00:00:00Z","mcc":5411}}"""),
            ("/api/score", """{"features":{"amount":5},"allow_missing":true,"model_version":"m","policy_version":"1"}"""),
            ("/api/policies/dry-run", $$"""{"policy":{{policy}}}"""),
            ("/api/policies", $$"""{"policy":{{policy}},"reason":""}"""),
            ("/api/policies/9/approve", """{"reason":"x"}"""),
            ("/api/models/none/stage", """{"stage":"champion","reason":"x"}"""),
            ("/api/models/rollback", """{"reason":"x"}"""),
            ("/api/alerts/00000000-0000-7000-8000-000000000001/verdict", """{"verdict":"fraud","note":"n"}"""),
            ("/api/feedback", """{"transaction_id":"00000000-0000-7000-8000-000000000001","verdict":"fraud","note":"n"}"""),
        ];
    }

    private static string Mutate(string body, Random random)
    {
        var text = new StringBuilder(body);
        for (var changes = random.Next(0, 4); changes > 0 && text.Length > 0; changes--)
        {
            var at = random.Next(text.Length);
            switch (random.Next(6))
            {
                case 0: text[at] = (char)random.Next(32, 127); break;
                case 1: text.Remove(at, random.Next(1, text.Length - at + 1)); break;
                case 2: text.Insert(at, Pieces[random.Next(Pieces.Length)]); break;
                case 3: text.Insert(at, new string("[{\"a,:}]"[random.Next(8)], random.Next(1, 200))); break;
                case 4: ReplaceValue(text, random); break;
                default: text.Insert(at, char.ConvertFromUtf32(random.Next(0x10000, 0x10FFFF))); break;
            }
        }

        return text.ToString();
    }

    private static void ReplaceValue(StringBuilder text, Random random)
    {
        var colon = text.ToString().IndexOf(':', random.Next(text.Length));
        if (colon < 0) return;
        var end = text.ToString().IndexOfAny([',', '}'], colon);
        if (end > colon) text.Remove(colon + 1, end - colon - 1).Insert(colon + 1, Pieces[random.Next(Pieces.Length)]);
    }

    private static StringContent Json(string body) => new(body, new UTF8Encoding(false, false), "application/json");
}
