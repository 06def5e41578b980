using System.Net;
using System.Text.Json;
using Aspire.Hosting.Dashboard;

namespace Compat.Tests.Dashboard;

/// <summary>A dashboard on free ports, with a client that is signed in and one that is not.</summary>
internal sealed class RunningDashboard : IAsyncDisposable
{
    public const string Token = "browser-token";
    public const string OtlpKey = "otlp-key";

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private RunningDashboard(DashboardHost host, FakeDashboardSource source)
    {
        Host = host;
        Source = source;
        SignedIn = NewClient(host);
        Stranger = NewClient(host);
    }

    public DashboardHost Host { get; }
    public FakeDashboardSource Source { get; }
    public HttpClient SignedIn { get; }
    public HttpClient Stranger { get; }

    public static async Task<RunningDashboard> StartAsync(FakeDashboardSource? source = null, DashboardLimits? limits = null)
    {
        source ??= new FakeDashboardSource();
        var options = new DashboardOptions { BrowserToken = Token, OtlpApiKey = OtlpKey };
        var host = await DashboardHost.StartAsync(source, options, limits ?? new DashboardLimits(), CancellationToken.None);
        var dashboard = new RunningDashboard(host, source);
        using var login = await dashboard.SignedIn.GetAsync(host.LoginUrl);
        Assert.Equal(HttpStatusCode.Redirect, login.StatusCode);
        return dashboard;
    }

    public async Task<JsonElement> GetJsonAsync(string path)
    {
        using var response = await SignedIn.GetAsync(new Uri(path, UriKind.Relative));
        var text = await response.Content.ReadAsStringAsync();
        Assert.True(response.StatusCode == HttpStatusCode.OK, $"{path}: {(int)response.StatusCode} {text}");
        return JsonDocument.Parse(text).RootElement;
    }

    /// <summary>Asks until the answer is as wanted: exporters send in the background.</summary>
    public async Task<JsonElement> WaitForAsync(string path, Func<JsonElement, bool> isWanted)
    {
        using var deadline = new CancellationTokenSource(Patience);
        while (true)
        {
            var answer = await GetJsonAsync(path);
            if (isWanted(answer))
                return answer;
            Assert.False(deadline.IsCancellationRequested, $"{path} did not become as wanted; last: {answer}");
            await Task.Delay(50);
        }
    }

    public async ValueTask DisposeAsync()
    {
        SignedIn.Dispose();
        Stranger.Dispose();
        await Host.DisposeAsync();
    }

    private static HttpClient NewClient(DashboardHost host) =>
        new(new HttpClientHandler { AllowAutoRedirect = false, CookieContainer = new CookieContainer() }) { BaseAddress = host.Url };
}
