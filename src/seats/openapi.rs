//! The description of what programs may ask, made from the types.
//!
//! Deliberately not here: answering it (`api`, `api_clock`, `api_discussion`).

use axum::routing::get;
use axum::{Json, Router};
use serde_json::{Value, json};

use super::api_clock::Move;
use super::api_discussion::{Discussed, Turn};
use super::app::All;
use crate::record::order::Order;

pub(super) fn router() -> Router<All> {
    Router::new().route("/api/v1/openapi.json", get(async || Json(openapi())))
}

/// The description of all this, made from the types.
fn openapi() -> Value {
    let order = schemars::schema_for!(Order);
    let turn = schemars::schema_for!(Move);
    let bearer = json!([{ "code": [] }]);
    let described = |words: &str| json!({ "description": words });
    json!({
        "openapi": "3.1.0",
        "info": { "title": "Tamrin seats", "version": "1" },
        "components": {
            "securitySchemes": { "code": { "type": "http", "scheme": "bearer", "description": "The code of a seat" } },
            "schemas": { "Order": order, "Move": turn, "Discussion": schemars::schema_for!(Discussed), "Turn": schemars::schema_for!(Turn) },
        },
        "paths": {
            "/api/v1/picture": { "get": {
                "summary": "What the seat sees now",
                "security": bearer,
                "responses": { "200": described("Time, pace, whether it is a moment of a replay or everything stands for a real emergency, and the seat's picture. In a picture of players injects bear names that say nothing"), "401": described("No code, or a wrong one") },
            } },
            "/api/v1/facts": { "get": {
                "summary": "What happened, a thousand facts at a time, for exercise control, observers and evaluators",
                "security": bearer,
                "parameters": [{ "name": "from", "in": "query", "schema": { "type": "integer", "minimum": 1 }, "description": "Number of the first fact" }],
                "responses": { "200": described("The facts, and the number to ask for next"), "401": described("No code, or a wrong one"), "403": described("This station does not see the truth") },
            } },
            "/api/v1/clock": {
                "get": {
                    "summary": "What the clock does, for exercise control",
                    "security": bearer,
                    "responses": { "200": described("Exercise time, state (Ready, Running, Paused, Emergency, Over) and pace"), "401": described("No code, or a wrong one"), "403": described("Only exercise control has the clock") },
                },
                "post": {
                    "summary": "Starts or pauses the clock, sets its pace, or gives ENDEX, for exercise control",
                    "security": bearer,
                    "requestBody": { "required": true, "content": { "application/json": { "schema": { "$ref": "#/components/schemas/Move" } } } },
                    "responses": {
                        "200": described("What the clock does then"),
                        "401": described("No code, or a wrong one"),
                        "403": described("Only exercise control has the clock"),
                        "409": described("The exercise is over, or stands still for a real emergency; `why` says which"),
                        "422": described("No such move, or a pace that it cannot have"),
                    },
                },
            },
            "/api/v1/discussion": discussion(&bearer),
            "/api/v1/orders": { "post": {
                "summary": "Gives an order as the seat, now",
                "security": bearer,
                "requestBody": { "required": true, "content": { "application/json": { "schema": {
                    "type": "object",
                    "required": ["id", "order"],
                    "properties": {
                        "id": { "type": "string", "pattern": "^[A-Za-z0-9_-]{8,64}$", "description": "The program's own name for it: what has it is done once" },
                        "order": { "$ref": "#/components/schemas/Order" },
                    },
                } } } },
                "responses": {
                    "200": described("Whether it was accepted, and why not"),
                    "400": described("No such order, or no such name"),
                    "401": described("No code, or a wrong one"),
                    "403": described("This station gives no orders"),
                    "409": described("The exercise is over; `why` says so in words"),
                    "503": described("It could not be taken now; nothing was done, and it may be sent again"),
                },
            } },
        },
    })
}

/// How the discussion is asked for, and its clock held.
fn discussion(bearer: &Value) -> Value {
    let described = |words: &str| json!({ "description": words });
    let body = |name: &str| json!({ "application/json": { "schema": { "$ref": format!("#/components/schemas/{name}") } } });
    json!({
        "get": {
            "summary": "The module that is open, its questions, the time that is left, and answers, as far as the station may have them. Modules are opened, questions put and answered by orders: OpenModule, AskQuestion, AnswerQuestion, NotePoint, CloseModule",
            "security": bearer,
            "responses": {
                "200": { "description": "The discussion now", "content": body("Discussion") },
                "401": described("No code, or a wrong one"),
            },
        },
        "post": {
            "summary": "Holds the clock of the discussion, or lets it run, for exercise control",
            "security": bearer,
            "requestBody": { "required": true, "content": body("Turn") },
            "responses": {
                "200": { "description": "The discussion then", "content": body("Discussion") },
                "401": described("No code, or a wrong one"),
                "403": described("Only exercise control has the clock"),
                "409": described("No module is open, the exercise is over, or it stands still for a real emergency; `why` says which"),
                "422": described("No such move"),
            },
        },
    })
}
