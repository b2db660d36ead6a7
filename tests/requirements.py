"""What the road from a login to a token must be like, one sentence each, and the tests that show it."""

REQUIREMENTS: dict[str, tuple[str, tuple[str, ...]]] = {
    # Arriving from the App Store
    "S-01": (
        "A package that connects by token leads to the instructions; one that connects otherwise does not.",
        (
            "tests/web/test_app_store.py::test_a_package_by_token_leads_to_instructions_that_name_it",
            "tests/web/test_app_store.py::test_a_package_that_connects_otherwise_does_not_land_on_the_instructions",
        ),
    ),
    "S-02": (
        "The instructions say that a token is the only way for this package.",
        (
            "tests/web/test_app_store.py::test_a_package_by_token_leads_to_instructions_that_name_it",
            "tests/web/test_app_store.py::test_the_pages_are_dutch_for_whoever_asks_in_dutch",
        ),
    ),
    "S-03": (
        "Whoever builds an integration of their own is led to the developer pages.",
        ("tests/web/test_app_store.py::test_developers_are_led_elsewhere_than_to_the_steps_of_customers",),
    ),
    "S-04": (
        "The instructions begin with their four parts, each a jump to it.",
        (
            "tests/web/test_app_store.py::test_the_instructions_begin_with_their_four_parts_in_order",
            "tests/live/test_arrival_road.py::test_a_stranger_is_led_from_the_store_to_the_sign_in_and_on",
        ),
    ),
    # A login, and which one
    "S-05": (
        "A token belongs to a login; there is no other way to have one.",
        (
            "tests/web/test_token_kinds.py::test_an_administrator_gives_a_token_to_the_kinds_that_take_one_by_page_and_by_direct_request",
            "tests/access/test_tokens.py::test_a_token_needs_an_active_login",
            "tests/access/test_tokens.py::test_the_database_holds_one_live_token_a_login",
        ),
    ),
    "S-06": (
        "Logins are of several kinds, which can be told apart and differ in what they may.",
        (
            "tests/access/test_kinds.py::test_a_kind_of_template_has_what_the_table_says",
            "tests/web/test_client_logins.py::test_kinds_are_offered_at_their_level_and_decide_who_has_the_tab",
        ),
    ),
    "S-07": (
        "A login at master level reaches several debtors in one call.",
        ("tests/api/test_reach.py::test_lists_hold_what_the_filter_lets_through",),
    ),
    "S-08": (
        "A login at debtor level reaches its own debtor and nothing of another.",
        (
            "tests/api/test_roads.py::test_a_token_that_an_administrator_makes_for_a_client_reaches_that_debtor_only",
            "tests/access/test_calls.py::test_a_debtor_level_login_reaches_no_other_debtor_whatever_its_filter_says",
        ),
    ),
    "S-09": (
        "Each level has its own place, with its own list of logins.",
        (
            "tests/web/test_client_logins.py::test_a_debtor_s_list_has_its_own_logins_with_filter_status_and_token",
            "tests/web/test_client_logins.py::test_a_login_is_found_at_its_own_debtor_and_level_only",
        ),
    ),
    # Making the login
    "S-10": (
        "Settings are for administrators at master level, not for logins at a debtor.",
        (
            "tests/web/test_matrix.py::test_each_caller_gets_what_the_table_says",
            "tests/access/test_login_changes.py::test_a_debtor_level_administrator_has_no_settings_whatever_its_template_says",
        ),
    ),
    "S-11": (
        "Settings have a section Users.",
        ("tests/web/test_logins.py::test_settings_lead_to_the_logins",),
    ),
    "S-12": (
        "Its entry Logins leads to the logins at master level.",
        (
            "tests/web/test_logins.py::test_settings_lead_to_the_logins",
            "tests/web/test_logins.py::test_the_list_has_the_environment_s_logins_at_master_level",
        ),
    ),
    "S-13": (
        "A login is made there.",
        ("tests/web/test_logins.py::test_a_login_is_made_without_sending_anything",),
    ),
    "S-14": (
        "A login is not made without a user template.",
        ("tests/web/test_logins.py::test_what_cannot_be_saved_is_marked_and_the_rest_is_kept",),
    ),
    "S-15": (
        "Templates are offered with their kind; one of Master Accountant gives the tab API Token.",
        (
            "tests/web/test_client_logins.py::test_kinds_are_offered_at_their_level_and_decide_who_has_the_tab",
            "tests/web/test_token_kinds.py::test_the_tab_is_for_the_kinds_that_have_it_by_page_and_by_direct_request",
        ),
    ),
    "S-16": (
        "A login has an e-mail address, which becomes the username of its token.",
        (
            "tests/access/test_logins.py::test_what_is_no_address_is_refused",
            "tests/web/test_tokens.py::test_activating_shows_username_token_and_domain_once",
        ),
    ),
    "S-17": (
        "Rights on panels do not change what the API answers.",
        ("tests/api/test_panels.py::test_reading_and_writing_need_no_right_on_any_panel",),
    ),
    "S-18": (
        "Without any panel every operation of the Employee service works, reading and writing.",
        (
            "tests/api/test_panels.py::test_reading_and_writing_need_no_right_on_any_panel",
            "tests/api/test_panels.py::test_every_service_is_tried_with_reading_and_writing",
        ),
    ),
    "S-19": (
        "And every one of the Company service.",
        (
            "tests/api/test_panels.py::test_reading_and_writing_need_no_right_on_any_panel",
            "tests/api/test_panels.py::test_every_service_is_tried_with_reading_and_writing",
        ),
    ),
    "S-20": (
        "And every one of the Debtor service.",
        (
            "tests/api/test_panels.py::test_reading_and_writing_need_no_right_on_any_panel",
            "tests/api/test_panels.py::test_every_service_is_tried_with_reading_and_writing",
        ),
    ),
    "S-21": (
        "And every one of the Single Sign-On service.",
        (
            "tests/api/test_panels.py::test_reading_and_writing_need_no_right_on_any_panel",
            "tests/api/test_panels.py::test_every_service_is_tried_with_reading_and_writing",
        ),
    ),
    "S-22": (
        "Rights on panels and on operations are kept apart, in both directions.",
        (
            "tests/api/test_panels.py::test_closing_operations_leaves_the_panels_and_the_other_way_round",
            "tests/api/test_panels.py::test_a_closed_operation_stays_closed_whatever_the_panels",
            "tests/web/test_templates.py::test_rights_on_panels_do_not_touch_the_api_nor_the_other_way_round",
            "tests/access/test_templates.py::test_panels_and_operations_are_separate_stores",
        ),
    ),
    # Activation
    "S-23": (
        "Making a login sends nothing; the administrator sends the activation mail.",
        (
            "tests/web/test_logins.py::test_a_login_is_made_without_sending_anything",
            "tests/access/test_activation.py::test_one_mail_goes_to_that_address",
        ),
    ),
    "S-24": (
        "The mail goes to the address of the login.",
        ("tests/access/test_activation.py::test_one_mail_goes_to_that_address",),
    ),
    "S-25": (
        "Its link lets the owner choose a password for that login and no other.",
        (
            "tests/web/test_activation.py::test_the_owner_sets_a_password_through_the_link_and_signs_in",
            "tests/access/test_activation.py::test_the_proof_of_one_login_does_not_open_another",
        ),
    ),
    "S-26": (
        "Nobody signs in with a login that is not activated yet.",
        (
            "tests/web/test_sign_in.py::test_every_failure_gets_the_same_words",
            "tests/access/test_authentication.py::test_a_login_that_is_not_active_is_never_offered",
        ),
    ),
    "S-27": (
        "With the password the login is active, which the list says, and signs in.",
        (
            "tests/web/test_activation.py::test_the_owner_sets_a_password_through_the_link_and_signs_in",
            "tests/web/test_logins.py::test_the_activation_mail_is_sent_and_its_state_is_told",
        ),
    ),
    # The filter
    "S-28": (
        "A login's filter is seen and changed.",
        (
            "tests/web/test_logins.py::test_a_login_is_changed_and_its_address_stays",
            "tests/api/test_roads.py::test_a_filter_saved_on_the_page_is_what_the_next_call_reaches",
        ),
    ),
    "S-29": (
        "The API reaches the debtors of the filter and no other, in lists and by id.",
        (
            "tests/api/test_roads.py::test_a_filter_saved_on_the_page_is_what_the_next_call_reaches",
            "tests/api/test_operations.py::test_a_foreign_id_is_answered_as_one_that_does_not_exist",
        ),
    ),
    "S-30": (
        "The filter is built on the tags of debtors: a tag lets a debtor through from the next call on.",
        (
            "tests/api/test_roads.py::test_a_tag_put_on_a_debtor_on_the_page_lets_it_through_and_off_it_no_more",
        ),
    ),
    # A token of one's own
    "S-31": (
        "Only Master Accountant, and Master Client in Business, have the tab, also by direct request.",
        (
            "tests/web/test_token_kinds.py::test_the_tab_is_for_the_kinds_that_have_it_by_page_and_by_direct_request",
            "tests/web/test_tokens.py::test_a_kind_without_the_tab_is_refused_by_direct_request_too",
            "tests/access/test_tokens.py::test_only_a_login_with_the_tab_makes_shows_and_revokes_its_own_token",
        ),
    ),
    "S-32": (
        "An environment is of one of two products, which decides about the kinds.",
        (
            "tests/access/test_environments.py::test_an_environment_begins_with_templates_and_an_inactive_administrator",
            "tests/web/test_token_kinds.py::test_the_table_has_every_product_level_kind_and_status",
        ),
    ),
    "S-33": (
        "A token is had by signing in to the login that it belongs to, and to no other.",
        (
            "tests/web/test_doors.py::test_a_page_is_closed_to_strangers",
            "tests/access/test_tokens.py::test_one_does_not_revoke_anothers_token",
            "tests/web/test_login_tokens.py::test_the_token_of_a_master_accountant_can_only_be_revoked",
            "tests/web/test_login_tokens.py::test_who_has_no_right_on_logins_is_refused_known_and_unknown_alike",
        ),
    ),
    "S-34": (
        "The login's e-mail address stands at the upper right of every page.",
        (
            "tests/web/test_every_page.py::test_the_address_of_the_login_leads_to_its_profile",
            "tests/live/test_master_road.py::test_master_road_leads_from_a_new_login_to_the_debtors_of_its_filter",
        ),
    ),
    "S-35": (
        "It opens a menu with User profile.",
        ("tests/web/test_every_page.py::test_the_address_of_the_login_leads_to_its_profile",),
    ),
    "S-36": (
        "The profile has the tab API Token.",
        ("tests/web/test_tokens.py::test_the_profile_tells_what_the_login_is",),
    ),
    "S-37": (
        "One press activates the API account: no call before, calls after. A second press changes nothing.",
        (
            "tests/api/test_roads.py::test_an_account_that_its_owner_activates_calls_at_once_and_not_before",
            "tests/web/test_tokens.py::test_activating_again_changes_nothing",
        ),
    ),
    "S-38": (
        "Username and token are shown, to be copied.",
        (
            "tests/web/test_tokens.py::test_activating_shows_username_token_and_domain_once",
            "tests/live/test_master_road.py::test_master_road_leads_from_a_new_login_to_the_debtors_of_its_filter",
        ),
    ),
    "S-39": (
        "The tab leads to the list of operations.",
        (
            "tests/web/test_tokens.py::test_activating_shows_username_token_and_domain_once",
            "tests/api/test_help.py::test_the_indexes_list_every_operation_that_is_served",
        ),
    ),
    "S-40": (
        "The first call right after the activation is answered.",
        (
            "tests/api/test_roads.py::test_an_account_that_its_owner_activates_calls_at_once_and_not_before",
            "tests/access/test_tokens.py::test_an_activated_account_calls_at_once",
        ),
    ),
    # A token from an administrator
    "S-41": (
        "A login at debtor level that had no token is given one.",
        ("tests/web/test_login_tokens.py::test_an_administrator_makes_a_token_and_sees_it_once",),
    ),
    "S-42": (
        "The debtor's list of logins tells the state of tokens and leads to making and seeing them.",
        (
            "tests/web/test_client_logins.py::test_a_debtor_s_list_has_its_own_logins_with_filter_status_and_token",
            "tests/web/test_login_tokens.py::test_the_token_is_shown_again_for_the_administrators_password",
        ),
    ),
    "S-43": (
        "The administrator does so alone.",
        (
            "tests/access/test_tokens.py::test_an_administrator_makes_a_token_that_calls_at_once",
            "tests/web/test_client_logins.py::test_a_client_login_goes_through_its_whole_life_at_the_debtor",
        ),
    ),
    "S-44": (
        "The login must be active, for making a token and for calling with it.",
        (
            "tests/web/test_login_tokens.py::test_a_login_that_is_not_active_gets_no_token",
            "tests/api/test_authentication.py::test_the_next_call_after_a_change_is_refused",
        ),
    ),
    "S-45": (
        "The administrator is shown username and token, and both work.",
        (
            "tests/api/test_roads.py::test_a_token_that_an_administrator_makes_for_a_client_reaches_that_debtor_only",
        ),
    ),
    # Use
    "S-46": (
        "Username and token together are enough, and neither is alone.",
        (
            "tests/api/test_roads.py::test_neither_username_nor_token_is_enough_alone",
            "tests/api/test_authentication.py::test_wrong_credentials_get_one_fault",
        ),
    ),
    "S-47": (
        "SOAP clients of every make call with nothing but address, username and token.",
        (
            "tests/interop/test_toolkits.py::test_toolkit_reads_exactly_the_debtors_of_the_filter",
            "tests/live/test_zeep_client.py::test_zeep_lists_exactly_the_debtors_of_the_filter",
            "tests/live/test_nmbrs_client.py::test_unmodified_nmbrs_client_lists_debtors_of_the_filter",
        ),
    ),
    "S-48": (
        "What is listed answers, and what answers is listed.",
        (
            "tests/api/test_help.py::test_the_indexes_list_every_operation_that_is_served",
            "tests/api/test_operations.py::test_an_operation_gives_and_changes_what_its_case_says",
            "tests/api/test_operations.py::test_every_operation_has_a_case_and_no_case_is_hollow",
            "tests/api/test_bad_requests.py::test_an_operation_that_the_service_does_not_have_is_refused",
        ),
    ),
    "S-49": (
        "The list is read without username and token.",
        ("tests/api/test_help.py::test_the_indexes_list_every_operation_that_is_served",),
    ),
}
