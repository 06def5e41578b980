using System.Net.Http.Headers;
using System.Text.Json;

namespace Visa.Orchestrator.Cli;

/// <summary>Calls the API of a running orchestrator.</summary>
internal sealed class OrchestratorClient(HttpClient http) : IDisposable
{
    /// <exception cref="InvalidOperationException">None is known to run.</exception>
    public static OrchestratorClient Connect()
    {
        var url = Environment.GetEnvironmentVariable("VISA_ORCHESTRATOR_URL");
        var token = Environment.GetEnvironmentVariable("VISA_SERVICE_TOKEN");
        var file = Environment.GetEnvironmentVariable("VISA_ORCHESTRATOR_FILE") ?? Path.Combine(".visa", "data", "orchestrator.json");
        if (url is null && File.Exists(file))
        {
            var address = AddressFile.Read(file);
            (url, token) = (address.Url, address.Token);
        }

        if (url is null)
        {
            throw new InvalidOperationException("No orchestrator runs here. Start one with ./visa up, or set VISA_ORCHESTRATOR_URL and VISA_SERVICE_TOKEN.");
        }

        var http = new HttpClient { BaseAddress = new Uri(url) };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return new OrchestratorClient(http);
    }

    public Task<JsonElement> GetAsync(string path) => ReadAsync(() => http.GetAsync(new Uri(path, UriKind.Relative)));

    public Task<JsonElement> PostAsync(string path, object body) => ReadAsync(() => http.PostAsJsonAsync(new Uri(path, UriKind.Relative), body));

    public void Dispose() => http.Dispose();

    private static async Task<JsonElement> ReadAsync(Func<Task<HttpResponseMessage>> call)
    {
        HttpResponseMessage answer;
        try
        {
            answer = await call();
        }
        catch (HttpRequestException unreachable)
        {
            throw new InvalidOperationException($"The orchestrator does not answer: {unreachable.Message}. Is `./visa up` running?", unreachable);
        }

        using (answer)
        {
            var body = await answer.Content.ReadAsStringAsync();
            if (!answer.IsSuccessStatusCode)
            {
                throw new InvalidOperationException(TitleOf(body) ?? $"The orchestrator answered {(int)answer.StatusCode}.");
            }

            return body.Length == 0 ? default : JsonSerializer.Deserialize<JsonElement>(body);
        }
    }

    private static string? TitleOf(string body)
    {
        try
        {
            return JsonSerializer.Deserialize<JsonElement>(body).GetProperty("title").GetString();
        }
        catch (Exception none) when (none is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            return null;
        }
    }
}
