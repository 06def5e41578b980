using System.Reflection;

namespace Compat.Tests.Surface;

/// <summary>The public and protected members that an assembly, or a set of types, offers, one line each, in order.</summary>
internal static class PublicSurface
{
    private const BindingFlags Declared =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    public static IReadOnlyList<string> Of(Assembly assembly) => Of(assembly.GetExportedTypes());

    public static IReadOnlyList<string> Of(IEnumerable<Type> types) =>
        [.. types.SelectMany(Lines).Distinct().Order(StringComparer.Ordinal)];

    /// <summary>The list that is committed beside this file.</summary>
    public static IReadOnlyList<string> Committed(string assemblyName)
    {
        using var list = typeof(PublicSurface).Assembly.GetManifestResourceStream($"Surface/{assemblyName}.txt")
            ?? throw new InvalidOperationException($"tests/Compat.Tests/Surface/{assemblyName}.txt is missing.");
        using var reader = new StreamReader(list);
        return [.. reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Where(line => line[0] != '#')];
    }

    private static IEnumerable<string> Lines(Type type) =>
        type.GetMembers(Declared).Where(IsOffered).Select(member => $"{Name(type)}.{Describe(member)}").Prepend($"{Name(type)} : {Bases(type)}");

    private static bool IsOffered(MemberInfo member) => member switch
    {
        MethodInfo { IsSpecialName: true } method => method.Name.StartsWith("op_", StringComparison.Ordinal) && method.IsPublic,
        MethodBase method => method.IsPublic || method.IsFamily || method.IsFamilyOrAssembly,
        FieldInfo field => field.IsPublic || field.IsFamily,
        PropertyInfo property => property.GetAccessors(nonPublic: true).Any(IsOfferedAccessor),
        EventInfo { AddMethod: { } add } => IsOfferedAccessor(add),
        _ => false,
    };

    private static bool IsOfferedAccessor(MethodInfo accessor) => accessor.IsPublic || accessor.IsFamily || accessor.IsFamilyOrAssembly;

    private static string Describe(MemberInfo member) => member switch
    {
        ConstructorInfo constructor => $"new({Parameters(constructor)})",
        MethodInfo method => $"{method.Name}{Arguments(method.GetGenericArguments())}({Parameters(method)}) : {Name(method.ReturnType)}",
        FieldInfo field => $"{field.Name} : {Name(field.FieldType)}",
        PropertyInfo property => $"{property.Name} {{{(property.CanRead ? " get;" : "")}{(property.CanWrite ? " set;" : "")} }} : {Name(property.PropertyType)}",
        _ => member.Name,
    };

    private static string Parameters(MethodBase method) => string.Join(", ", method.GetParameters().Select(p => $"{Name(p.ParameterType)} {p.Name}"));

    private static string Bases(Type type)
    {
        var inherited = type.BaseType?.GetInterfaces() ?? [];
        return string.Join(", ", type.GetInterfaces().Except(inherited).Where(i => i.IsPublic).Select(Name).Order(StringComparer.Ordinal)
            .Prepend(type.BaseType is null ? "interface" : Name(type.BaseType)));
    }

    private static string Name(Type type)
    {
        if (type.IsArray)
            return Name(type.GetElementType()!) + "[]";
        if (type.IsGenericParameter || !type.IsGenericType)
            return type.IsGenericParameter || type.Namespace?.StartsWith("System", StringComparison.Ordinal) == true ? type.Name : type.FullName ?? type.Name;
        var definition = type.GetGenericTypeDefinition();
        var name = definition.Namespace?.StartsWith("System", StringComparison.Ordinal) == true ? definition.Name : definition.FullName!;
        return name[..(name.IndexOf('`') is var tick and >= 0 ? tick : name.Length)] + Arguments(type.GetGenericArguments());
    }

    private static string Arguments(Type[] types) => types.Length == 0 ? "" : $"<{string.Join(", ", types.Select(Name))}>";
}
