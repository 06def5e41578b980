using System.Reflection;

namespace Visa.Deployment.Tests.Settings;

/// <summary>One setting that a service reads, such as <c>Kcl:MaxRecords</c>, with the options class that binds it.</summary>
internal sealed record Setting(string Path, Type Options)
{
    /// <summary>As an environment variable.</summary>
    public string Variable => Path.Replace(":", "__", StringComparison.Ordinal);

    /// <summary>
    /// What the options classes of a service and of the assemblies that it uses can be set to: every sealed class with a constant SectionName, found by reflection,
    /// so that a setting that is added later is found too.
    /// </summary>
    public static IReadOnlyList<Setting> Of(Assembly service) =>
        [.. Assemblies(service).SelectMany(assembly => assembly.GetTypes())
            .Where(type => SectionOf(type) is not null)
            .SelectMany(type => Of(SectionOf(type)!, type, type))
            .OrderBy(setting => setting.Path, StringComparer.Ordinal)];

    public static string? SectionOf(Type type) =>
        type.GetField("SectionName", BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static) is { IsLiteral: true } field ? (string?)field.GetRawConstantValue() : null;

    private static IEnumerable<Setting> Of(string section, Type type, Type options) =>
        type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(property => property.SetMethod is { IsPublic: true })
            .SelectMany(property => IsOurs(property.PropertyType)
                ? Of($"{section}:{property.Name}", property.PropertyType, options)
                : [new Setting($"{section}:{property.Name}", options)]);

    private static bool IsOurs(Type type) => type is { IsClass: true } && type != typeof(string) && type.Namespace?.StartsWith("Visa.", StringComparison.Ordinal) == true;

    private static IEnumerable<Assembly> Assemblies(Assembly service)
    {
        var found = new Dictionary<string, Assembly>(StringComparer.Ordinal) { [service.GetName().Name!] = service };
        var waiting = new Queue<Assembly>([service]);
        while (waiting.TryDequeue(out var assembly))
        {
            foreach (var name in assembly.GetReferencedAssemblies().Where(name => name.Name!.StartsWith("Visa.", StringComparison.Ordinal) && !found.ContainsKey(name.Name!)))
            {
                var loaded = Assembly.Load(name);
                found.Add(name.Name!, loaded);
                waiting.Enqueue(loaded);
            }
        }

        return found.Values;
    }
}
