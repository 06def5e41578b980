using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Visa.Scoring.Ledger.Migrations
{
    /// <inheritdoc />
    public partial class CreateAlerts : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "alerts",
                columns: table => new
                {
                    number = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    transaction_id = table.Column<string>(type: "TEXT", nullable: false),
                    card_token = table.Column<string>(type: "TEXT", nullable: false),
                    card_ordinal = table.Column<long>(type: "INTEGER", nullable: false),
                    score = table.Column<double>(type: "REAL", nullable: false),
                    outcome = table.Column<string>(type: "TEXT", nullable: false),
                    reasons = table.Column<string>(type: "TEXT", nullable: false),
                    model_version = table.Column<string>(type: "TEXT", nullable: false),
                    policy_version = table.Column<string>(type: "TEXT", nullable: false),
                    catalogue_version = table.Column<int>(type: "INTEGER", nullable: false),
                    risk_version = table.Column<string>(type: "TEXT", nullable: false),
                    step = table.Column<string>(type: "TEXT", nullable: false),
                    event_time = table.Column<long>(type: "INTEGER", nullable: false),
                    decided_at = table.Column<long>(type: "INTEGER", nullable: false),
                    received_at = table.Column<long>(type: "INTEGER", nullable: false),
                    digest = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_alerts", x => x.number);
                });

            migrationBuilder.CreateTable(
                name: "conflicting_decisions",
                columns: table => new
                {
                    number = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    transaction_id = table.Column<string>(type: "TEXT", nullable: false),
                    shard_id = table.Column<string>(type: "TEXT", nullable: false),
                    sequence_number = table.Column<string>(type: "TEXT", nullable: false),
                    decision = table.Column<string>(type: "TEXT", nullable: false),
                    received_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_conflicting_decisions", x => x.number);
                });

            migrationBuilder.CreateTable(
                name: "ledger_totals",
                columns: table => new
                {
                    id = table.Column<int>(type: "INTEGER", nullable: false),
                    decisions = table.Column<long>(type: "INTEGER", nullable: false),
                    reviews = table.Column<long>(type: "INTEGER", nullable: false),
                    declines = table.Column<long>(type: "INTEGER", nullable: false),
                    redelivered = table.Column<long>(type: "INTEGER", nullable: false),
                    conflicts = table.Column<long>(type: "INTEGER", nullable: false),
                    rejected = table.Column<long>(type: "INTEGER", nullable: false),
                    first_decision_at = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ledger_totals", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "rejected_decisions",
                columns: table => new
                {
                    number = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    shard_id = table.Column<string>(type: "TEXT", nullable: false),
                    sequence_number = table.Column<string>(type: "TEXT", nullable: false),
                    error = table.Column<string>(type: "TEXT", nullable: false),
                    payload = table.Column<byte[]>(type: "BLOB", nullable: false),
                    received_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_rejected_decisions", x => x.number);
                });

            migrationBuilder.CreateTable(
                name: "settled_decisions",
                columns: table => new
                {
                    number = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    transaction_id = table.Column<string>(type: "TEXT", nullable: false),
                    digest = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_settled_decisions", x => x.number);
                });

            migrationBuilder.CreateTable(
                name: "shard_positions",
                columns: table => new
                {
                    stream = table.Column<string>(type: "TEXT", nullable: false),
                    shard_id = table.Column<string>(type: "TEXT", nullable: false),
                    sequence_number = table.Column<string>(type: "TEXT", nullable: true),
                    has_ended = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_shard_positions", x => new { x.stream, x.shard_id });
                });

            migrationBuilder.InsertData(
                table: "ledger_totals",
                columns: new[] { "id", "conflicts", "decisions", "declines", "first_decision_at", "redelivered", "rejected", "reviews" },
                values: new object[] { 1, 0L, 0L, 0L, null, 0L, 0L, 0L });

            migrationBuilder.CreateIndex(
                name: "IX_alerts_outcome_number",
                table: "alerts",
                columns: new[] { "outcome", "number" });

            migrationBuilder.CreateIndex(
                name: "IX_alerts_transaction_id",
                table: "alerts",
                column: "transaction_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_conflicting_decisions_transaction_id",
                table: "conflicting_decisions",
                column: "transaction_id");

            migrationBuilder.CreateIndex(
                name: "IX_settled_decisions_transaction_id",
                table: "settled_decisions",
                column: "transaction_id",
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "alerts");

            migrationBuilder.DropTable(
                name: "conflicting_decisions");

            migrationBuilder.DropTable(
                name: "ledger_totals");

            migrationBuilder.DropTable(
                name: "rejected_decisions");

            migrationBuilder.DropTable(
                name: "settled_decisions");

            migrationBuilder.DropTable(
                name: "shard_positions");
        }
    }
}
