using System.Reflection;

namespace Aspire.Hosting.Dashboard.Pages;

/// <summary>The files of <c>Pages/Assets</c>, which are inside the assembly.</summary>
internal static class PageAssets
{
    private const string Prefix = "Dashboard/";

    private static readonly Assembly Owner = typeof(PageAssets).Assembly;

    public static string Text(string name)
    {
        using var reader = new StreamReader(Open(name) ?? throw new InvalidOperationException($"The dashboard's file {name} is not in {Owner.GetName().Name}."));
        return reader.ReadToEnd();
    }

    /// <summary>Null when there is no such file.</summary>
    public static Stream? Open(string name) => Owner.GetManifestResourceStream(Prefix + name);
}
