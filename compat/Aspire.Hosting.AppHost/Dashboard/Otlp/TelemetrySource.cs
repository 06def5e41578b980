using OpenTelemetry.Proto.Resource.V1;

namespace Aspire.Hosting.Dashboard.Otlp;

/// <summary>The process that sent some telemetry.</summary>
/// <param name="Service">The attribute <c>service.name</c>; replicas share it.</param>
/// <param name="Instance">The attribute <c>service.instance.id</c>; empty when it was not sent.</param>
/// <param name="Attributes">Every attribute of the resource.</param>
internal sealed record TelemetrySource(string Service, string Instance, IReadOnlyList<TelemetryAttribute> Attributes)
{
    public static TelemetrySource From(Resource? resource)
    {
        var attributes = OtlpValues.Attributes(resource?.Attributes ?? []);
        var service = ValueOf(attributes, "service.name");
        return new TelemetrySource(service.Length > 0 ? service : "unknown", ValueOf(attributes, "service.instance.id"), attributes);
    }

    private static string ValueOf(IReadOnlyList<TelemetryAttribute> attributes, string key) =>
        attributes.FirstOrDefault(attribute => attribute.Key == key)?.Value ?? "";
}
