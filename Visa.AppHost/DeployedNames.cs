using System.Text.Json;

namespace Visa.AppHost;

/// <summary>What <c>terraform output -json</c> says of an environment: its region, and the settings of each service.</summary>
internal sealed class DeployedNames
{
    private const string Command = "terraform -chdir=terraform/environments/dev output -json > FILE";

    /// <summary>Settings that belong to the deployed task and not to what it works on.</summary>
    private static readonly string[] OfTheTask = ["ASPNETCORE_", "DOTNET_", "OTEL_", "Logging__", "AWS_REGION", "Grpc__", "Scoring__Address", "Scoring__Database", "Orchestrator__Database"];

    private readonly JsonElement _settings;

    private DeployedNames(string region, JsonElement settings) => (Region, _settings) = (region, settings);

    public string Region { get; }

    /// <summary>Names of streams, stores and tables, by environment variable.</summary>
    public IEnumerable<KeyValuePair<string, string>> Of(string service) =>
        from setting in _settings.GetProperty(service).EnumerateObject()
        where !OfTheTask.Any(prefix => setting.Name.StartsWith(prefix, StringComparison.Ordinal))
        select KeyValuePair.Create(setting.Name, setting.Value.GetString() ?? "");

    /// <exception cref="FormatException">There is no such file, or it is of production or of something else; says what to do.</exception>
    public static DeployedNames Read(string? path)
    {
        if (path is not { Length: > 0 }) throw new FormatException($"--cloud aws needs --names FILE, made by: {Command}");
        if (!File.Exists(path)) throw new FormatException($"There is no file '{path}'. It is made by: {Command}");
        try
        {
            using var outputs = JsonDocument.Parse(File.ReadAllBytes(path));
            var settings = outputs.RootElement.GetProperty("settings").GetProperty("value").Clone();
            var region = outputs.RootElement.GetProperty("region").GetProperty("value").GetString()!;
            RefuseProduction(settings);
            return new DeployedNames(region, settings);
        }
        catch (Exception exception) when (exception is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            throw new FormatException($"'{path}' is not what Terraform says of an environment. It is made by: {Command}", exception);
        }
    }

    /// <summary>A process under a debugger would take shards of live cards and stop in the middle.</summary>
    private static void RefuseProduction(JsonElement settings)
    {
        if (settings.EnumerateObject().Any(service => service.Value.GetProperty("OTEL_RESOURCE_ATTRIBUTES").GetString()!.EndsWith("=prod", StringComparison.Ordinal)))
            throw new FormatException("These are the names of production: a service is debugged against another environment.");
    }
}
