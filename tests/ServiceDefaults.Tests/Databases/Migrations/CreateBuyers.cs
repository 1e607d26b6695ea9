using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace ServiceDefaults.Tests.Databases.Migrations;

[DbContext(typeof(BuyersDbContext))]
[Migration("20260101000000_CreateBuyers")]
public sealed class CreateBuyers : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.CreateTable(
        "buyers",
        table => new
        {
            id = table.Column<Guid>("uuid"),
            full_name = table.Column<string>("text"),
            phone = table.Column<string>("text", nullable: true),
            credit = table.Column<decimal>("numeric(18,4)"),
            last_price = table.Column<decimal>("numeric(18,4)", nullable: true),
        },
        constraints: table => table.PrimaryKey("pk_buyers", row => row.id));
}
