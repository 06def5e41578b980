using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Visa.Scoring.Registry;
using Visa.Scoring.Tests.Serving;

namespace Visa.Scoring.Tests.Api;

public sealed class ModelsApiTests(RunningService service) : IClassFixture<RunningService>
{
    [Fact]
    public async Task Models_PromoteAndRollBack_ChangeWhatDecidesAndAreRecorded()
    {
        var registry = service.Services.GetRequiredService<ModelRegistry>();
        foreach (var version in (string[])["adm-1", "adm-2"]) await registry.RegisterAsync(ModelSamples.Model(version), "", "training", default);
        using var admin = await service.SignInAsync();
        using var other = service.Http();

        Assert.Equal(HttpStatusCode.Forbidden, (await other.PostAsJsonAsync("/api/models/adm-1/stage", new { stage = "champion", reason = "x" })).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await admin.PostAsJsonAsync("/api/models/adm-1/stage", new { stage = "champion" })).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await admin.PostAsJsonAsync("/api/models/adm-1/stage", new { stage = "king", reason = "x" })).StatusCode);
        Assert.Equal(HttpStatusCode.Conflict, (await admin.PostAsJsonAsync("/api/models/none/stage", new { stage = "champion", reason = "x" })).StatusCode);
        foreach (var version in (string[])["adm-1", "adm-2"])
        {
            var promoted = await admin.PostAsJsonAsync($"/api/models/{version}/stage", new { stage = "champion", reason = "better on matured labels" });
            Assert.Equal(version, (await promoted.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("champion").GetString());
        }

        var back = await admin.PostAsJsonAsync("/api/models/rollback", new { reason = "too many alerts" });
        Assert.Equal("adm-1", (await back.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("champion").GetString());
        var last = (await other.GetFromJsonAsync<JsonElement>("/api/models")).GetProperty("history").EnumerateArray().Last();
        Assert.Equal(("local", "rolled back: too many alerts"), (last.GetProperty("by").GetString(), last.GetProperty("reason").GetString()));
        Assert.Equal("lightgbm", (await other.GetFromJsonAsync<JsonElement>("/api/models/adm-1")).GetProperty("learner").GetString());
        Assert.Equal(HttpStatusCode.NotFound, (await other.GetAsync("/api/models/none")).StatusCode);
    }
}
