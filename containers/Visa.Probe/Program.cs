// The container's health check: exits with 0 when the address answers with success, else with 1; with 2 when it is not told one.
if (args is not [var address] || !Uri.TryCreate(address, UriKind.Absolute, out var uri))
{
    return 2;
}

using var http = new HttpClient { Timeout = TimeSpan.FromSeconds(4) };
try
{
    using var answer = await http.GetAsync(uri);
    return answer.IsSuccessStatusCode ? 0 : 1;
}
catch (Exception exception) when (exception is HttpRequestException or TaskCanceledException)
{
    return 1;
}
