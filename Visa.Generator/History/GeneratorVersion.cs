using System.Reflection;

namespace Visa.Generator.History;

/// <summary>Which generator this is, its commit included where the build knew it: another one may make something else of the same seed.</summary>
internal static class GeneratorVersion
{
    public static string Current { get; } =
        typeof(GeneratorVersion).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "unknown";
}
