using System.Text.Json.Nodes;
using Visa.Dbt.Execution;
using Visa.Dbt.Jinja.Evaluation;
using Visa.Dbt.Projects;

namespace Visa.Dbt.Artifacts;

/// <summary>What <c>retry</c> goes on with: the last command, and those of its nodes that did not end well.</summary>
internal static class LastRun
{
    public const string File = "run_results.json";

    /// <summary>The command of the last run, with what failed or was skipped selected.</summary>
    public static (DbtCommand Command, Invocation Invocation) Read(Invocation invocation)
    {
        var target = ProjectLoader.Load(invocation).TargetPath;
        var path = Path.Combine(target, File);
        if (!System.IO.File.Exists(path)) throw new DbtException($"Could not find previous run in '{target}' target directory");
        var json = JsonNode.Parse(System.IO.File.ReadAllText(path))!;
        var arguments = json["args"]!.AsObject();
        var which = arguments["which"]?.GetValue<string>() ?? "";
        if (CommandNames.Find(which) is not { } command || command is not (DbtCommand.Run or DbtCommand.Test or DbtCommand.Build or DbtCommand.Seed or DbtCommand.Compile))
            throw new DbtException($"The last command was '{which}', which retry does not go on with.");
        var failed = json["results"]!.AsArray()
            .Where(result => result!["status"]!.GetValue<string>() is "error" or "fail" or "skipped" or "runtime error")
            .Select(result => result!["unique_id"]!.GetValue<string>())
            .Where(id => !id.StartsWith("operation.", StringComparison.Ordinal))
            .ToList();
        var vars = JinjaJson.FromNode(arguments["vars"]) as Dictionary<string, object?> ?? [];
        foreach (var pair in invocation.Vars) vars[pair.Key] = pair.Value;
        return (command, invocation with
        {
            OnlyIds = failed,
            Select = [],
            Exclude = [],
            Vars = vars,
            IsFullRefresh = invocation.IsFullRefresh || arguments["full_refresh"]?.GetValue<bool>() == true,
            WarnsAreErrors = invocation.WarnsAreErrors || arguments["warn_error"]?.GetValue<bool>() == true,
            TargetName = invocation.TargetName ?? arguments["target"]?.GetValue<string>(),
        });
    }
}
