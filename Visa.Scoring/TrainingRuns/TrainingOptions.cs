using System.ComponentModel.DataAnnotations;
using Visa.Scoring.Replay;

namespace Visa.Scoring.TrainingRuns;

/// <summary>What a training run is told.</summary>
internal sealed class TrainingOptions
{
    public const string SectionName = "Training";

    /// <summary>The first day to train on; default: the first that the lake has. Earlier days are replayed for the cards' past all the same.</summary>
    public DateOnly? From { get; set; }

    /// <summary>The day after the last one of the test; default: after the last that the lake has.</summary>
    public DateOnly? To { get; set; }

    /// <summary>Days between training and validation, and between validation and test, in which labels mature; default 7.</summary>
    [Range(0, 120, ErrorMessage = "--delay-days needs a number from 0 to 120.")]
    public int DelayDays { get; set; } = 7;

    /// <summary>Days on which settings are chosen and probabilities calibrated; default 7.</summary>
    [Range(1, 120, ErrorMessage = "--validation-days needs a number from 1 to 120.")]
    public int ValidationDays { get; set; } = 7;

    /// <summary>Days that the figures are measured on; default 7.</summary>
    [Range(1, 120, ErrorMessage = "--test-days needs a number from 1 to 120.")]
    public int TestDays { get; set; } = 7;

    /// <summary>Settings of LightGBM to try beside its usual ones; default 6.</summary>
    [Range(0, 1_000, ErrorMessage = "--trials needs a number from 0 to 1000.")]
    public int Trials { get; set; } = 6;

    /// <summary>The most trees of a model with usual settings; fewer learn as much by larger steps, faster and less well. Default 300.</summary>
    [Range(20, 3_000, ErrorMessage = "--trees needs a number from 20 to 3000.")]
    public int Trees { get; set; } = 300;

    /// <summary>Names of the learners to try, with commas between; default: all.</summary>
    public string Learners { get; set; } = string.Join(',', SearchSpace.Learners.Select(learner => learner.Name));

    /// <summary>The most honest rows to train on, drawn from all of them; frauds are all used. Default 300,000.</summary>
    [Range(1_000, 10_000_000, ErrorMessage = "--max-honest needs a number from 1000 to 10000000.")]
    public int MaxHonest { get; set; } = 300_000;

    /// <summary>Default: no risk tables, as live decisions have none until some are published.</summary>
    public RiskUse Risk { get; set; } = RiskUse.None;

    /// <summary>Chooses the drawn rows, the settings that are tried, and the learners' own chance; default 1.</summary>
    [Range(0, int.MaxValue)]
    public int Seed { get; set; } = 1;

    /// <summary>Threads of the learners; default: one a core.</summary>
    [Range(1, 256, ErrorMessage = "--threads needs a number from 1 to 256.")]
    public int Threads { get; set; } = Environment.ProcessorCount;

    /// <summary>Make the model the champion when there is none.</summary>
    public bool PromoteFirst { get; set; }

    /// <summary>Do nothing when there is a champion.</summary>
    public bool UnlessChampion { get; set; }

    /// <summary>Let everything else on this machine go first.</summary>
    public bool Background { get; set; }
}
